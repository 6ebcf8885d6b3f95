using System.Collections.Immutable;
using System.Globalization;
using Tracker.Books;
using Tracker.Domain.Delegations;
using Tracker.Web.Parts;

namespace Tracker.Server.Books;

/// <summary>The book of a frozen brief: whom the delegation sends with which mandate, what it holds at each point and why, and what changed since the
/// last one.</summary>
public static class BriefBook
{
    public static Book Of(BriefSource frozen)
    {
        var (delegation, facts) = (frozen.Delegation, frozen.Delegation.Facts!);
        var sources = new BookSources();
        var points = delegation.AgendaOrder.Select(p => BookPoint.Of(frozen, delegation.Agenda[p], sources)).ToList();
        var marking = $"{Shown(facts.Title.Value)} · {Words.Audience(CompartmentId.Delegation)} only";
        return new(
            Shown(frozen.Brief.Name), marking,
            [
                Shown(facts.Title.Value), $"{Shown(facts.Committee)}, {Shown(facts.Gathering)}", Words.Period(facts.OpensOn, facts.ClosesOn),
                $"Frozen by {frozen.NameOf(frozen.Brief.By)}, {Moment(frozen.Brief.At)}",
            ],
            [Changes(frozen), Delegation(frozen), Agenda(frozen), .. points, .. General(frozen)], [.. sources.All]);
    }

    private static BookSection Changes(BriefSource frozen) => frozen.Before is not { } before
        ? new("changes", "Changed since the last brief", [new BookText("This is the first brief that was frozen.")])
        : new("changes", before.Brief.Name == frozen.Brief.Name ? $"Changed since {Moment(before.Brief.At)}" : $"Changed since {Shown(before.Brief.Name)}",
            [
                new BookText($"{Shown(before.Brief.Name)} was frozen on {Moment(before.Brief.At)}.", isSmall: true),
                .. BriefChanges.Of(frozen, before.Delegation),
            ]);

    private static BookSection Delegation(BriefSource frozen) => new("delegation", "Mandate and delegation",
    [
        new BookText(frozen.Delegation.Facts!.Mandate.Value is { Length: > 0 } mandate ? Shown(mandate) : "No mandate is written.", "Mandate"),
        new BookTable(["Name", "Organisation", "Role"],
        [
            .. frozen.Delegation.Roster.Values.Where(r => r.Covers(frozen.Day))
                .OrderByDescending(r => r.Role.Value).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Id.Value, StringComparer.Ordinal)
                .Select(r => (ImmutableArray<string>)
                    [Shown(r.Name), frozen.GroupOf(r.Organization), Words.Title(r.Role.Value) + (r.To.Value is { } to ? $", until {Words.Day(to)}" : "")]),
        ]),
    ]);

    private static BookSection Agenda(BriefSource frozen) => new("agenda", "Agenda at a glance",
    [
        frozen.Delegation.AgendaOrder.IsEmpty
            ? new BookText("No point is on the agenda.")
            : new BookTable(["Point", "Stance", "State", "Speaks"],
            [
                .. frozen.Delegation.AgendaOrder.Select(id =>
                {
                    var (point, position) = (frozen.Delegation.Agenda[id], frozen.Delegation.Positions[id]);
                    return (ImmutableArray<string>)
                    [
                        Title(point), Words.Title(position.Stance.Value), Words.Title(position.State.Value),
                        position.Spokesperson.Value is { } speaks ? frozen.NameOf(speaks) : "Unassigned",
                    ];
                }),
            ]),
    ]);

    /// <summary>What belongs to no point: views and votes on the whole, and what is still to be done.</summary>
    private static IEnumerable<BookSection> General(BriefSource frozen)
    {
        var blocks = ImmutableArray.CreateBuilder<BookBlock>();
        blocks.AddRange(BookPoint.Views(frozen, null));
        blocks.AddRange(BookPoint.Votes(frozen, null));
        var tasks = frozen.Delegation.Tasks.Values.Where(t => !t.Done.Value).OrderBy(t => t.Due.Value ?? DateOnly.MaxValue)
            .ThenBy(t => t.Title.Value, StringComparer.Ordinal).ThenBy(t => t.Id.Value, StringComparer.Ordinal).ToList();
        if (tasks.Count > 0)
        {
            blocks.Add(new BookHeading("Open tasks"));
            blocks.Add(new BookTable(["Task", "Who", "Due"],
            [
                .. tasks.Select(t => (ImmutableArray<string>)
                    [Shown(t.Title.Value), t.Owner.Value is { } owner ? frozen.NameOf(owner) : "Unassigned", Words.Day(t.Due.Value, "no date")]),
            ]));
        }
        if (blocks.Count > 0) yield return new("general", "The delegation as a whole", blocks.ToImmutable(), StartsPage: true);
    }

    internal static string Title(AgendaPoint point) => $"{Shown(point.Number.Value)} {Shown(point.Title.Value)}".Trim();

    internal static string Shown(string? text) => VisibleText.Of(text);

    /// <summary>In UTC, so that it is the same for everybody.</summary>
    internal static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
