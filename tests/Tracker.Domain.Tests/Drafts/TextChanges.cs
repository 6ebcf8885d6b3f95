using CsCheck;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Text;

namespace Tracker.Domain.Tests.Drafts;

/// <summary>Random changes of a text, and events of them.</summary>
internal static class TextChanges
{
    public static readonly Gen<TextChange> One =
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 300], Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.Bool).Array[0, 6].Select(ops =>
        {
            var change = TextChange.Build();
            foreach (var (kind, length, text, bold) in ops)
            {
                var marks = bold ? TextAttributes.Of(("bold", true), (Marks.Author, text)) : null;
                _ = kind switch { 0 => change.Retain(length, marks), 1 => change.Insert(text, marks), _ => change.Delete(length) };
            }
            return change.ToChange();
        });

    public static readonly Gen<TextChanged> Committed = Gen.Select(
        Gen.String[Gen.Char['a', 'z'], 1, 20].Array[0, 3],
        Gen.Select(Gen.Int[0, 300], Gen.Guid, Gen.Int[0, 10_000]).Array[0, 3],
        Gen.Select(Gen.Int[-1, 300], Gen.Long[1, long.MaxValue], Gen.Int[0, 10_000], Gen.Enum<ChangeKind>(), One).Array[1, 5],
        (authors, sessions, changes) => new TextChanged(
            [.. authors.Select(ParticipantId.Parse)],
            [.. sessions.Select(s => new NewSession(s.Item1, s.Item2, s.Item3))],
            [.. changes.Select(c => new AppliedChange(c.Item1 < 0 ? c.Item3 : -1, c.Item1, c.Item1 < 0 ? 0 : c.Item2, c.Item4, c.Item5))]));
}
