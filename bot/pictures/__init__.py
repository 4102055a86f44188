"""Pictures of boards: from figures to a chart, to SVG, to PNG. Nothing here knows a messenger."""
