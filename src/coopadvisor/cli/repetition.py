"""An option that is given twice is wrong use: nobody can know which of the two is meant."""

from __future__ import annotations

from collections import Counter

import click

from coopadvisor.cli.setting import Setting


class Once(click.Command):
    """A command each of whose options takes one value, as its arguments may not."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, unless an option comes twice. Raises `UsageError`."""
        if not ctx.resilient_parsing:
            _, _, order = self.make_parser(ctx).parse_args(args=list(args))
            _refuse_repeated(ctx, order)
        return super().parse_args(ctx, args)


def _refuse_repeated(ctx: click.Context, order: list[click.Parameter]) -> None:
    if any(one.is_eager for one in order):  # help and version are given whatever else is said
        return
    for param, times in Counter(order).items():
        if times > 1 and isinstance(param, click.Option) and not param.is_flag:
            setting = ctx.find_root().obj
            assert isinstance(setting, Setting)
            named = setting.words("repeated-option", option=param.opts[-1])
            raise click.UsageError(named, ctx)
