using System.Collections.Immutable;

namespace Tracker.Web.Records;

/// <summary>A value of a record's state as the screen shows it, whatever kind of record it is from.</summary>
public abstract record Shown;

/// <param name="Link">An address on the web, or one relative to Tracker's; null for plain text.</param>
/// <param name="Time">The moment that the text names, to be shown in the reader's time zone.</param>
public sealed record ShownText(string Text, string? Link = null, DateTimeOffset? Time = null) : Shown;

/// <summary>Labelled values; those without a value are left out.</summary>
public sealed record ShownMembers(ImmutableArray<(string Label, Shown Value)> Members) : Shown;

public sealed record ShownItems(ImmutableArray<Shown> Items) : Shown;

/// <summary>Items that all have few, short values.</summary>
/// <param name="Rows">Texts in the order of the columns; null if a row has none.</param>
public sealed record ShownTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<ShownText?>> Rows) : Shown
{
    private const int MostColumns = 6;

    /// <summary>The items as a table, or null if they do not fit into one.</summary>
    public static ShownTable? Of(ImmutableArray<Shown> items)
    {
        if (items.Length < 2 || !items.All(i => i is ShownMembers m && m.Members.All(v => v.Value is ShownText))) return null;
        var rows = items.Cast<ShownMembers>().ToList();
        var columns = rows.SelectMany(r => r.Members.Select(m => m.Label)).Distinct().ToImmutableArray();
        return columns.Length > MostColumns ? null : new(columns, [.. rows.Select(r => columns.Select(c => Cell(r, c)).ToImmutableArray())]);
    }

    private static ShownText? Cell(ShownMembers row, string column) => row.Members.FirstOrDefault(m => m.Label == column).Value as ShownText;
}
