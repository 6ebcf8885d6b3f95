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

    /// <summary>A name in camel or kebab case as words: "red line" for redLine. Null stays null.</summary>
    [return: NotNullIfNotNull(nameof(name))]
    public static string? Spoken(string? name) => name is null ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ');

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Who may see a compartment, in words.</summary>
    /// <param name="nameOf">The names of groups; without it the identifier stands for one.</param>
    public static string Audience(CompartmentId at, Func<GroupId, string>? nameOf = null) =>
        at == CompartmentId.Government ? "Government only"
        : at == CompartmentId.Delegation ? "Delegation"
        : at == CompartmentId.Program ? "Program managers and the head"
        : at == CompartmentId.Record ? "Every participant"
        : at == CompartmentId.Administration ? "Administrators"
        : at.OwnerOrganization is { } employer ? $"Your organisation {(nameOf ?? Name)(employer)}"
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
        _ => Capital(Spoken(kind)),
    };

    /// <summary>The same for many, such as "Work items".</summary>
    public static string Kinds(string kind) => kind switch
    {
        "person" => "People",
        "directory" => "Directory",
        _ => Kind(kind) + "s",
    };

    /// <summary>When something was true, as precise as known; empty if unknown.</summary>
    public static string Interval(PartialInterval valid) => (valid.From?.Value, valid.To?.Value) switch
    {
        (null, null) => "",
        ({ } from, null) => "Since " + from,
        (null, { } to) => "Until " + to,
        ({ } from, { } to) => from == to ? from : $"{from} to {to}",
    };

    public static string Day(DateOnly? day, string none = "–") => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? none;

    public static string Period(DateOnly? from, DateOnly? to) =>
        from is null ? to is null ? "No end date" : $"Until {Day(to)}"
        : to is null ? $"Since {Day(from)}, no end date" : $"{Day(from)} to {Day(to)}";

    public static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many ?? one + "s")}");

    public static string LabelOf(PositionText text) => text switch
    {
        PositionText.DeferTo => "Defer to which body",
        _ => Title(text),
    };

    public static string LabelOf(PaperKind kind) => kind == PaperKind.Other ? "Other text" : Title(kind);

    public static readonly Rejection NoAudience = Rejection.Invalid("Choose who may see it.");

    public static readonly Rejection NoOrganization = Rejection.Invalid($"An organisation's identifier must be {GroupId.Rule}.", "organization");
    public static readonly Rejection NoParticipant = Rejection.Invalid($"A participant's identifier may contain {ParticipantId.Rule}.", "participant");

    /// <summary>A text of a position as presence and rejections name it: in camel case.</summary>
    public static string FieldOf(PositionText text) => JsonNamingPolicy.CamelCase.ConvertName(text.ToString());
}
