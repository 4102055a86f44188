"""Callback data of features."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.features.options import FeatureArrow


class FeatureList(CallbackData, prefix="fel"):
    """A page of the communities within reach."""

    page: Count


class OpenFeature(CallbackData, prefix="feo"):
    """Shows a feature, a page of its events."""

    id: Id
    page: Count = 0


class BeginFeature(CallbackData, prefix="feb"):
    """Begins one for a community."""

    unit: Id


class AskFeatureStep(CallbackData, prefix="feq"):
    """Begins a step about a feature."""

    id: Id
    arrow: FeatureArrow
