using Tracker.Domain.Claims;
using Tracker.Domain.ExportControl;
using Tracker.Web.Live;

namespace Tracker.Web.ExportControl;

/// <summary>A version of guidance as it is written in a form.</summary>
public static class GuidanceDraft
{
    /// <summary>The version, or why the words cannot be one; what the rules of guidance ask for is asked by them.</summary>
    public static (GuidanceVersion? Version, Rejection? Refused) Read(FormWords words)
    {
        foreach (var field in (string[])["from", "to"])
            if (words.OrNull(field) is { } text && PartialDate.Read(text.Trim()) is null) return (null, Parts.Words.NotSuch(field, PartialDate.Rule));
        var valid = new PartialInterval(Date(words, "from"), Date(words, "to"));
        return (new GuidanceVersion(
            EntityId.New(), new Reference(words["authority"].Trim()), [.. Enum.GetValues<StandardsActivity>().Where(a => words[KeyOf(a)] == "yes")],
            Organizations(words["organizations"]), valid,
            new Source(words["document"].Trim(), words.OrNull("quote")?.Trim(), words.OrNull("locator")?.Trim(), words.OrNull("link")?.Trim()),
            words["ask"].Trim(), words.OrNull("list")?.Trim(), Enum.TryParse<VenueKind>(words["venue"], out var venue) ? venue : null,
            words.OrNull("unclear")?.Trim()), null);
    }

    /// <summary>What a form for the next version begins with.</summary>
    public static Dictionary<string, string> FieldsOf(GuidanceVersion last)
    {
        var fields = new Dictionary<string, string>
        {
            ["authority"] = last.Authority.Name, ["organizations"] = Lines(last.Organizations), ["list"] = last.List ?? "", ["ask"] = last.Ask,
            ["venue"] = last.Venue?.ToString() ?? "", ["unclear"] = last.Unclear ?? "", ["document"] = last.Source.Document, ["link"] = last.Source.Link ?? "",
        };
        foreach (var activity in last.Activities) fields[KeyOf(activity)] = "yes";
        return fields;
    }

    /// <summary>The field of the form at which a refusal of the rules belongs.</summary>
    public static Rejection? AtField(Rejection? refused) => refused?.Field switch
    {
        "version.valid" => refused with { Field = "from" },
        { } field when field.StartsWith("version.", StringComparison.Ordinal) => refused with { Field = field["version.".Length..].Split('.')[0] },
        _ => refused,
    };

    public static string KeyOf(StandardsActivity activity) => $"activity {activity}";

    public static string Lines(IEnumerable<Reference> organizations) => string.Join('\n', organizations.Select(o => $"{o.Actor?.Value}|{o.Name}"));

    public static System.Collections.Immutable.ImmutableArray<Reference> Organizations(string lines) =>
    [
        .. from line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let parts = line.Split('|', 2) where parts.Length == 2
           select new Reference(parts[1], ActorId.TryParse(parts[0])),
    ];

    private static PartialDate? Date(FormWords words, string field) => words.OrNull(field) is { } text ? PartialDate.Read(text.Trim()) : null;
}
