"""Named tuples as `typing.NamedTuple` has them, declared in a tenth of the time: a start declares some sixty.

For whoever checks types it is that very class. Python's own compiles a function for each class and looks over the type
of each field; here a class gets what all of them share, and the positions of its fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:
        # what the standard library's named tuples read their fields by
        from _collections import _tuplegetter as _field
    except ImportError:
        from operator import itemgetter

        def _field(place, _doc):
            return property(itemgetter(place))

    def _new(cls, *values, **named):
        """Take the values by position, by name, and by default."""
        if named or len(values) != len(cls._fields):
            values = _filled(cls, values, named)
        return tuple.__new__(cls, values)

    def _filled(cls, values, named):
        known = dict(zip(cls._fields, values))  # noqa: B905
        twice = known.keys() & named.keys()
        found = {**cls._field_defaults, **known, **named}
        missing = [name for name in cls._fields if name not in found]
        if twice or missing or len(values) > len(cls._fields) or len(found) > len(cls._fields):
            wrong = ", ".join([*twice, *missing, *(found.keys() - set(cls._fields))]) or f"{len(values)} values"
            raise TypeError(f"{cls.__name__}({', '.join(cls._fields)}): {wrong}")
        return [found[name] for name in cls._fields]

    def _make(cls, values):
        """One of as many values as there are fields."""
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"{cls.__name__}({', '.join(cls._fields)}): {len(made)} values")
        return made

    def _replace(self, /, **named):
        """The same with other values for some fields."""
        known = dict(zip(self._fields, self, strict=True))
        if not named.keys() <= known.keys():
            raise TypeError(f"{type(self).__name__}: {', '.join(named.keys() - known.keys())}")
        return tuple.__new__(type(self), {**known, **named}.values())

    def _repr(self):
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({fields})"

    _SHARED = {
        "__new__": _new,
        "__repr__": _repr,
        "__getnewargs__": lambda self: tuple(self),
        "_asdict": lambda self: dict(zip(self._fields, self, strict=True)),
        "_make": classmethod(_make),
        "_replace": _replace,
    }

    class _Declared(type):
        """What makes a class of its fields, as they are annotated."""

        def __new__(cls, name, bases, declared):
            fields = tuple(declared.get("__annotations__", ()))
            defaults = {field: declared.pop(field) for field in fields if field in declared}
            places = {field: _field(place, None) for place, field in enumerate(fields)}
            own = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__slots__": ()}
            return type(name, (tuple,), {**_SHARED, **places, **declared, **own})

    class _Base:
        """Stands where `NamedTuple` is named as the base, which the class does not keep."""

        def __mro_entries__(self, _bases):
            return (_Seed,)

    _Seed = type.__new__(_Declared, "NamedTuple", (), {})
    NamedTuple = _Base()
