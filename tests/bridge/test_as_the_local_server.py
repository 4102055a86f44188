"""The tests of the local server, as they are: both libraries unmodified, the same rules of updates
and webhooks, the same refusals in the same words. Only what Telegram alone has is left out."""

from __future__ import annotations

from tests.simulator import (
    test_aiogram,
    test_errors,
    test_polling,
    test_server,
    test_telegram_library,
    test_webhooks,
)

MODULES = (
    test_aiogram,
    test_errors,
    test_polling,
    test_server,
    test_telegram_library,
    test_webhooks,
)
NOT_HERE = {
    "test_files": "what the bot sent is not given back; test_files_there_and_back",
    "test_files_and_albums": "the same",
    "test_uploads_have_limits": "the same",
    "test_files_from_people": "no stickers, places or contacts; test_files_there_and_back",
    "test_a_file_belongs_to_its_bot": "there is one bot",
    "test_each_bot_has_its_own_updates": "there is one bot",
    "test_forward_copy_reply_pin_react": "nothing is forwarded, pinned or given a reaction",
    "test_the_rest_has_telegrams_shape": "the same, and groups",
    "test_wrong_kinds_of_edit": "no places; test_wrong_kinds_of_edit_here",
    "test_chat_information": "people have no names, and there are no groups",
    "test_location_contact_poll_action": "there are none but chat actions",
    "test_command_menus": "one menu for everybody; test_menus",
    "test_reply_keyboard": "not shown; test_other_keyboards_are_accepted",
    "test_blocked_and_unknown": "nobody hears of a block; test_out_of_reach",
    "test_unmodelled_methods_say_so": "in other words; test_tokens_and_methods_here",
    "test_tokens_and_methods": "one token alone; test_tokens_and_methods_here",
    "test_refused": "by a list of its own; test_refused_here",
    "test_updates_wait_a_day_and_taps_150_seconds": "both wait a week here",
    "test_only_this_machine": "of the page",
    "test_bots_use_any_name_of_a_server_that_listens_to_others": "of the page",
    "test_config_and_page": "of the page",
    "test_a_stop_ends_every_wait": "the user side's; test_an_end_ends_the_poll",
    "test_the_program_ends_cleanly": "another program; test_program",
    "test_arguments": "the same",
}
HERE = {
    name: test
    for module in MODULES
    for name, test in vars(module).items()
    if name.startswith("test_") and name not in NOT_HERE
}
globals().update(HERE)


def test_what_is_left_out_is_there() -> None:
    names = {name for module in MODULES for name in vars(module)}
    assert set(NOT_HERE) - names == set()
    assert len(HERE) > 20
