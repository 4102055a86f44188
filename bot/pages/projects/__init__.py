"""Key projects: the list, a project, its words."""
