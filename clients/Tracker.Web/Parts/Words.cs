using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Tracker.Domain.Parts;

namespace Tracker.Web.Parts;

/// <summary>The words of the screen for values of a record.</summary>
public static class Words
{
    /// <summary>A word of the vocabulary, such as "support with changes".</summary>
    public static string Of(Enum value) => Spoken(value.ToString());

    /// <summary>The same with a capital letter.</summary>
    public static string Title(Enum value) => Capital(Of(value));

    /// <summary>A name in camel, kebab or snake case as words: "red line" for redLine. Null stays null.</summary>
    [return: NotNullIfNotNull(nameof(name))]
    public static string? Spoken(string? name) => name is null ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ').Replace('_', ' ');

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Who may see a compartment, in words.</summary>
    /// <param name="nameOf">The names of groups; without it the identifier stands for one.</param>
    public static string Audience(CompartmentId at, Func<GroupId, string>? nameOf = null) =>
        at == CompartmentId.Government ? "Government only"
        : at == CompartmentId.Delegation ? "Delegation"
        : at == CompartmentId.Program ? "Program managers and the head"
        : at == CompartmentId.Record ? "Every participant"
        : at == CompartmentId.Administration ? "Administrators"
        : at == CompartmentId.Recipients ? "The people it is for"
        : at.IsOwned ? "Only you"
        : at.OwnerOffice is { } office ? $"Your office: {(nameOf ?? Name)(office)}"
        : at.OwnerOrganization is { } employer ? $"Your organisation: {(nameOf ?? Name)(employer)}"
        : at.OwnerPartner is { } partner ? $"Shared with partner {(nameOf ?? Name)(partner)}"
        : at.Value;

    /// <summary>A name with the mark of what the sample invented, which most such names have already.</summary>
    public static string Marked(string? name, bool sample) =>
        VisibleText.Of(name) + (sample && name?.EndsWith("(sample)", StringComparison.Ordinal) is not true ? " (sample)" : "");

    /// <summary>A group without its kind: acme for org/acme.</summary>
    public static string Name(GroupId group) => group.Value[(group.Value.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>A kind of record, such as "Work item".</summary>
    public static string Kind(string kind) => kind switch
    {
        "organization" => "Organisation",
        "draft" => "Text",
        "vital" => "Vital information",
        "basis" => "Basis of participation",
        _ => Capital(Spoken(kind)),
    };

    /// <summary>The same for many, such as "Work items".</summary>
    public static string Kinds(string kind) => kind switch
    {
        "person" => "People",
        "directory" => "Directory",
        "watch" => "Watches",
        "alerts" => "Alerts",
        "vital" => "Vital information",
        "guidance" => "Guidance",
        "basis" => "Participation",
        "hosting" => "Hosting",
        _ => Kind(kind) + "s",
    };

    /// <summary>When something was true, as precise as known; empty if unknown.</summary>
    public static string Interval(PartialInterval valid) => (valid.From?.Value, valid.To?.Value) switch
    {
        (null, null) => "",
        ({ } from, null) => "Since " + Date(from),
        (null, { } to) => "Until " + Date(to),
        ({ } from, { } to) => from == to ? Date(from) : $"{Date(from)} to {Date(to)}",
    };

    /// <summary>A day, such as "1 Mar 2027".</summary>
    public static string Day(DateOnly? day, string none = "–") => day?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? none;

    /// <summary>An ISO date as precise as it is: "1 Mar 2027", "Mar 2027", "2027". Any other text stays as it is.</summary>
    [return: NotNullIfNotNull(nameof(iso))]
    public static string? Date(string? iso) =>
        DayOf(iso) is { } day ? Day(day)
        : DateOnly.TryParseExact(iso, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.ToString("MMM yyyy", CultureInfo.InvariantCulture)
            : iso;

    /// <summary>A day as fields and lists of records have it: 2027-03-01.</summary>
    [return: NotNullIfNotNull(nameof(day))]
    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of such a text, or null.</summary>
    public static DateOnly? DayOf(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day in daily work, such as "Wednesday, 24 February 2027".</summary>
    public static string Weekday(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>How long until a day, such as "in 3 days" or "2 days ago".</summary>
    public static string Until(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 0 and var days => $"in {Number(days)} days",
        var days => $"{Number(-days)} days ago",
    };

    /// <summary>A text, cut where it is longer than this.</summary>
    public static string Shortened(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";

    public static string Period(DateOnly? from, DateOnly? to) =>
        from is null ? to is null ? "no end date" : $"until {Day(to)}"
        : to is null ? $"since {Day(from)}, no end date" : $"{Day(from)} to {Day(to)}";

    /// <summary>What is said while a text has more than the most characters; null if it fits.</summary>
    public static string? TooLong(string text, int? most) =>
        most is { } limit && text.Length > limit ? $"At most {Number(limit)} characters; this has {Number(text.Length)}." : null;

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A size, such as "182 KB".</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1_000)} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000d:0.0} MB"),
    };

    public static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many ?? one + "s")}");

    /// <summary>A stance as short as it can be said beside the others.</summary>
    public static string Short(Stance stance) => stance switch
    {
        Stance.SupportWithChanges => "With changes",
        Stance.DeferToAnotherBody => "Defer",
        _ => Title(stance),
    };

    public static string LabelOf(PositionText text) => text switch
    {
        PositionText.DeferTo => "Defer to which body",
        _ => Title(text),
    };

    public static string LabelOf(PaperKind kind) => kind == PaperKind.Other ? "Other text" : Title(kind);

    public static readonly Rejection NobodyNamed = Rejection.Invalid("Say who is invited.", "name");
    public static readonly Rejection NoAddress = Rejection.Invalid("An e-mail address has the form name@organisation.", "email");
    public static readonly Rejection NotInvited = Rejection.Invalid("The server could not be reached. Nobody was invited.");

    public static readonly Rejection NoStatement = Rejection.Invalid("Choose what the source says.", "statement");

    /// <summary>A field has something else than its rule asks for.</summary>
    public static Rejection NotSuch(string field, string rule) => Rejection.Invalid($"'{field}' must be {rule}.", field);

    public static readonly Rejection NoKey = NotSuch("key", "lower-case letters, digits, '.', '-' and '_' in parts joined by '/', not 'new' alone");

    public static readonly Rejection NoAudience = Rejection.Invalid("Choose who may see it.");

    public static readonly Rejection NoOrganization = Rejection.Invalid($"An organisation's identifier must be {GroupId.Rule}.", "organization");
    public static readonly Rejection NoParticipant = Rejection.Invalid($"A participant's identifier may contain {ParticipantId.Rule}.", "participant");

    /// <summary>A text of a position as presence and rejections name it: in camel case.</summary>
    public static string FieldOf(PositionText text) => JsonNamingPolicy.CamelCase.ConvertName(text.ToString());
}
