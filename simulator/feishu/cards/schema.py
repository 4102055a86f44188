"""What a card of schema 2.0 may hold: the properties of each component, after the platform's pages.

In 2.0 a property that is not supported is an error. A rule is a type, a tuple of types, a set of
words, ``[rule]`` for a list, or ``{name: rule}`` for an object that has these properties alone.
"""

from __future__ import annotations

from typing import Any

Rule = Any

ANY = object
ELEMENTS = "elements"
"""The rule of what holds components."""

_ALIGN = frozenset({"left", "center", "right"})
_UPRIGHT = frozenset({"top", "center", "bottom"})
_DIRECTION = frozenset({"vertical", "horizontal"})
_COLORS = frozenset({"blue", "wathet", "turquoise", "green", "yellow", "orange", "red"}) | {
    *("carmine", "violet", "purple", "indigo", "grey", "default")
}
_BUTTONS = frozenset({"default", "primary", "danger", "text", "primary_text", "danger_text"}) | {
    *("primary_filled", "danger_filled", "laser")
}

TEXT: Rule = {
    "tag": frozenset({"plain_text", "lark_md"}),
    "content": str,
    "i18n_content": dict,
    "text_size": str,
    "text_color": str,
    "text_align": _ALIGN,
    "lines": int,
}
PLAIN: Rule = {**TEXT, "tag": frozenset({"plain_text"})}
_ICON: Rule = {
    "tag": frozenset({"standard_icon", "custom_icon"}),
    "token": str,
    "color": str,
    "img_key": str,
    "size": str,
}
_CONFIRM: Rule = {"title": PLAIN, "text": PLAIN}
_BEHAVIOR: Rule = {
    "type": frozenset({"callback", "open_url", "form_action"}),
    "value": dict,
    "default_url": str,
    "pc_url": str,
    "ios_url": str,
    "android_url": str,
    "behavior": str,
}
_OPTION: Rule = {"text": PLAIN, "value": str, "icon": _ICON}
_LAYOUT: Rule = {
    "direction": _DIRECTION,
    "padding": str,
    "horizontal_spacing": str,
    "horizontal_align": _ALIGN,
    "vertical_spacing": str,
    "vertical_align": _UPRIGHT,
}
_EACH: Rule = {"tag": str, "element_id": str, "margin": str}
_FIELD: Rule = {
    **_EACH,
    "name": str,
    "required": bool,
    "disabled": bool,
    "placeholder": PLAIN,
    "width": str,
    "behaviors": [_BEHAVIOR],
    "confirm": _CONFIRM,
}

COMPONENTS: dict[str, Rule] = {
    "markdown": {
        **_EACH,
        "content": str,
        "i18n_content": dict,
        "text_size": str,
        "text_align": _ALIGN,
        "icon": _ICON,
    },
    "div": {**_EACH, "text": TEXT, "icon": _ICON, "width": str},
    "hr": _EACH,
    "img": {
        **_EACH,
        "img_key": str,
        "i18n_img_key": dict,
        "alt": PLAIN,
        "title": PLAIN,
        "corner_radius": str,
        "scale_type": frozenset({"crop_center", "crop_top", "fit_horizontal"}),
        "size": str,
        "transparent": bool,
        "preview": bool,
    },
    "column_set": {
        **_EACH,
        "flex_mode": frozenset({"none", "stretch", "flow", "bisect", "trisect"}),
        "background_style": str,
        "horizontal_spacing": str,
        "horizontal_align": _ALIGN,
        "columns": ELEMENTS,
        "action": dict,
    },
    "column": {
        **_EACH,
        **_LAYOUT,
        "width": str,
        "weight": int,
        "background_style": str,
        "action": dict,
        "elements": ELEMENTS,
    },
    "form": {**_EACH, **_LAYOUT, "name": str, "elements": ELEMENTS},
    "collapsible_panel": {
        **_EACH,
        **_LAYOUT,
        "expanded": bool,
        "background_color": str,
        "header": {
            "title": TEXT,
            "background_color": str,
            "vertical_align": _UPRIGHT,
            "padding": str,
            "position": str,
            "width": str,
            "icon": _ICON,
            "icon_position": str,
            "icon_expanded_angle": int,
        },
        "border": {"color": str, "corner_radius": str},
        "elements": ELEMENTS,
    },
    "button": {
        **_EACH,
        "text": PLAIN,
        "type": _BUTTONS,
        "size": frozenset({"tiny", "small", "medium", "large"}),
        "width": str,
        "icon": _ICON,
        "hover_tips": PLAIN,
        "disabled": bool,
        "disabled_tips": PLAIN,
        "confirm": _CONFIRM,
        "behaviors": [_BEHAVIOR],
        "name": str,
        "form_action_type": frozenset({"submit", "reset"}),
    },
    "input": {
        **_FIELD,
        "label": PLAIN,
        "label_position": frozenset({"top", "left"}),
        "default_value": str,
        "input_type": frozenset({"text", "multiline_text", "password"}),
        "max_length": int,
        "rows": int,
        "auto_resize": bool,
        "max_rows": int,
        "show_icon": bool,
    },
    "select_static": {
        **_FIELD,
        "type": frozenset({"default", "text"}),
        "options": [_OPTION],
        "initial_option": str,
        "initial_index": int,
    },
    "multi_select_static": {
        **_FIELD,
        "type": frozenset({"default", "text"}),
        "options": [_OPTION],
        "selected_values": [str],
    },
    "date_picker": {**_FIELD, "initial_date": str},
}

REQUIRED: dict[str, tuple[str, ...]] = {
    "markdown": ("content",),
    "img": ("img_key", "alt"),
    "column_set": ("columns",),
    "column": (),
    "form": ("name", "elements"),
    "collapsible_panel": ("header", "elements"),
}

CARD: Rule = {
    "schema": frozenset({"2.0"}),
    "config": {
        "streaming_mode": bool,
        "streaming_config": dict,
        "summary": {"content": str, "i18n_content": dict},
        "locales": [str],
        "enable_forward": bool,
        "update_multi": bool,
        "width_mode": frozenset({"default", "compact", "fill"}),
        "use_custom_translation": bool,
        "enable_forward_interaction": bool,
        "style": dict,
    },
    "card_link": {"url": str, "android_url": str, "ios_url": str, "pc_url": str},
    "header": {
        "title": TEXT,
        "subtitle": TEXT,
        "text_tag_list": [dict],
        "i18n_text_tag_list": dict,
        "template": _COLORS,
        "icon": _ICON,
        "padding": str,
    },
    "body": {**_LAYOUT, "elements": ELEMENTS},
}

INTERACTIVE = frozenset({"button", "input", "select_static", "multi_select_static", "date_picker"})
CONTAINERS = frozenset({"column_set", "form", "collapsible_panel"})
GONE = frozenset({"action", "note"})
"""Components of schema 1.0 that 2.0 no longer has."""
UNMODELLED = frozenset({"table", "chart", "person", "person_list", "img_combination", "audio"}) | {
    *("overflow", "select_img", "checker", "select_person", "multi_select_person"),
    *("picker_time", "picker_datetime", "interactive_container"),
}
"""Those the platform knows and this server does not draw."""
