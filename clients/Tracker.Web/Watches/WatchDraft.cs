using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tracker.Domain.Watches;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Watches;

/// <summary>The terms of a watch as they stand in a form.</summary>
public static class WatchDraft
{
    private const char Bar = '\t';
    private static readonly WatchKind Kind = new();

    /// <summary>What a field of the form that is ticked has.</summary>
    public const string Yes = "yes";

    /// <summary>The fields of thresholds that are ticked.</summary>
    public static readonly ImmutableArray<(string Name, ThresholdKind Kind, string Label)> Plain =
    [
        ("all-officers", ThresholdKind.AllOfficersOfOneCountry, "All officers of one country"), ("new-officer", ThresholdKind.NewOfficer, "A new officer"),
        ("new-editor", ThresholdKind.NewEditor, "A new editor of its work items"),
    ];

    private static readonly ImmutableArray<(string Name, ThresholdKind Kind)> Numbered =
        [("officers", ThresholdKind.OfficersOfOneCountry), ("editors", ThresholdKind.EditorsOfOneCountry)];

    /// <summary>The names of the fields of one row of names.</summary>
    public static (string Name, string From, string To) Row(int row) => ($"name-{row}", $"name-{row}-from", $"name-{row}-to");

    /// <summary>The rows that have a name or a date, in their order.</summary>
    public static IEnumerable<int> Rows(Func<string, string> field) =>
        Enumerable.Range(0, WatchTerms.Most).Where(r => Row(r) is var (name, from, to) && (field(name) + field(from) + field(to)).Trim().Length > 0);

    /// <summary>The fields of these terms.</summary>
    public static Dictionary<string, string> FieldsOf(WatchTerms terms)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["sponsors"] = Listed(terms.Sponsors, terms),
            ["committees"] = Listed(terms.Places, terms),
            ["words"] = string.Join('\n', terms.Words),
            ["ban"] = terms.Ban?.Decision ?? "",
            ["last-day"] = Words.Iso(terms.Ban?.LastDay) ?? "",
        };
        foreach (var (name, kind) in Numbered)
            fields[name] = string.Join(", ", terms.Counts.Where(c => c.Kind == kind).Select(c => c.AtLeast?.ToString(CultureInfo.InvariantCulture)));
        foreach (var (name, kind, _) in Plain) fields[name] = terms.Counts.Contains(new(kind)) ? Yes : "";
        foreach (var (i, name) in terms.Names.Index())
        {
            var row = Row(i);
            (fields[row.Name], fields[row.From], fields[row.To]) = (name.Name, name.Valid?.From?.Value ?? "", name.Valid?.To?.Value ?? "");
        }
        return fields;
    }

    /// <summary>The terms of a form, or why they are none.</summary>
    public static (WatchTerms? Terms, Rejection? Refused) Read(Func<string, string> field)
    {
        var names = ImmutableArray.CreateBuilder<WatchedName>();
        foreach (var row in Rows(field))
        {
            var (name, from, to) = Row(row);
            foreach (var date in (string[])[from, to])
                if (field(date).Trim() is { Length: > 0 } typed && PartialDate.Read(typed) is null) return (null, Words.NotSuch(date, PartialDate.Rule));
            var (first, last) = (PartialDate.Read(field(from).Trim()), PartialDate.Read(field(to).Trim()));
            var valid = first is null && last is null ? null : new PartialInterval(first, last);
            if ((TextLimits.Demands(field(name), name, TextLimits.Name) ?? valid?.Refuses(to)) is { } wrong) return (null, wrong);
            names.Add(new(field(name).Trim(), valid));
        }
        var (sponsors, committees) = (Entries(field("sponsors")), Entries(field("committees")));
        if (BanOf(field) is { Refused: { } no }) return (null, no);
        if (CountsOf(field) is { Refused: { } wrongly }) return (null, wrongly);
        var counts = CountsOf(field).Counts;
        var records = sponsors.Concat(committees).Where(e => e.Record is not null).DistinctBy(e => e.Name)
            .ToImmutableSortedDictionary(e => e.Name, e => e.Record!.Value);
        var terms = new WatchTerms(
            names.DrainToImmutable(), [.. sponsors.Select(s => s.Name)], Lines(field("words")), BanOf(field).Ban,
            committees.IsEmpty ? null : [.. committees.Select(c => c.Name)], records.IsEmpty ? null : records,
            counts.IsEmpty ? null : counts);
        return (terms, terms.Refuses() is { } refused ? AtField(refused) : null);
    }

    /// <summary>The sponsors or committees of a field.</summary>
    public static ImmutableArray<(string Name, ActorId? Record)> Entries(string field) =>
        [.. from line in field.Split('\n', StringSplitOptions.RemoveEmptyEntries) let parts = line.Split(Bar)
            select (parts[0], parts.Length > 1 ? ActorId.TryParse(parts[1]) : null)];

    public static string FieldOf(IEnumerable<(string Name, ActorId? Record)> entries) =>
        string.Join('\n', entries.Select(e => e.Record is { } record ? $"{e.Name}{Bar}{record}" : e.Name));

    /// <summary>Terms as a form keeps them beside its words, such as those that were seen when it was opened.</summary>
    public static string Kept(WatchTerms terms) => Encoding.UTF8.GetString(Kind.Codec.Encode(new ChangeWatch(terms, terms)));

    public static WatchTerms? Kept(string kept) =>
        (Kind.Codec.DecodeCommand(Kind.Codec.NameOf(new ChangeWatch(WatchTerms.None, WatchTerms.None)).Name, Encoding.UTF8.GetBytes(kept)).Command
            as ChangeWatch)?.Was;

    /// <summary>The thresholds of a form; a field that takes numbers takes several, with commas between them.</summary>
    private static (ImmutableArray<Threshold> Counts, Rejection? Refused) CountsOf(Func<string, string> field)
    {
        var counts = ImmutableArray.CreateBuilder<Threshold>();
        foreach (var (name, kind, _) in Plain)
            if (field(name) == Yes) counts.Add(new(kind));
        foreach (var (name, kind) in Numbered)
            foreach (var typed in field(name).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var least))
                    return ([], Words.NotSuch(name, $"a number from {Threshold.Least} to {Threshold.Greatest}"));
                counts.Add(new(kind, least));
                if (counts[^1].Refuses(name) is { } no) return ([], no);
            }
        return (counts.DrainToImmutable(), null);
    }

    private static (Ban? Ban, Rejection? Refused) BanOf(Func<string, string> field) => (field("ban").Trim(), field("last-day").Trim()) switch
    {
        ("", "") => (null, null),
        ("", _) => (null, TextLimits.Required("ban")),
        (_, "") => (null, Rejection.Invalid("Say on which day the ban ends, or leave out the decision.", "last-day")),
        var (decision, day) => Words.DayOf(day) is { } last ? (new Ban(decision, last), null) : (null, Words.NotSuch("last-day", "a day")),
    };

    /// <summary>The fields of the form have the names of those of the terms.</summary>
    private static Rejection AtField(Rejection refused) => refused with
    {
        Field = refused.Field?.Replace("terms.", "", StringComparison.Ordinal),
        Sentence = refused.Sentence.Replace("'terms.", "'", StringComparison.Ordinal),
    };

    private static string Listed(IEnumerable<string> names, WatchTerms terms) => FieldOf(names.Select(n => (n, terms.RecordOf(n))));

    private static ImmutableArray<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
