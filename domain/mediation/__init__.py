"""The mediation record (调解记录): what was held, agreed, kept and looked at again."""
