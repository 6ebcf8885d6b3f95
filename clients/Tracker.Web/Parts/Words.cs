using System.Globalization;
using System.Text.Json;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Web.Parts;

/// <summary>How the screen says what the record holds as values.</summary>
public static class Words
{
    /// <summary>A word of the vocabulary, such as "support with changes".</summary>
    public static string Of(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');

    /// <summary>The same at the beginning of a line.</summary>
    public static string Title(Enum value) => Capital(Of(value));

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Who may see a compartment, in words.</summary>
    public static string Audience(CompartmentId at) =>
        at == CompartmentId.Government ? "Government only"
        : at == CompartmentId.Delegation ? "Delegation"
        : at == CompartmentId.Program ? "Program managers and the head"
        : at == CompartmentId.Record ? "Every participant"
        : at == CompartmentId.Administration ? "Administrators"
        : at.OwnerOrganization is { } employer ? $"Your organisation {Name(employer)}"
        : at.OwnerPartner is { } partner ? $"Shared with partner {Name(partner)}"
        : at.Value;

    /// <summary>A group without its kind: acme for org/acme.</summary>
    public static string Name(GroupId group) => group.Value[(group.Value.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "open";

    /// <summary>A record time in the viewer's time zone.</summary>
    public static string Time(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many ?? one + "s")}");

    public static string LabelOf(PositionText text) => text switch
    {
        PositionText.DeferTo => "Defer to which body",
        _ => Title(text),
    };

    public static string LabelOf(PaperKind kind) => kind == PaperKind.Other ? "Other text" : Title(kind);

    /// <summary>A text of a position as presence and rejections name it: in camel case.</summary>
    public static string FieldOf(PositionText text) => JsonNamingPolicy.CamelCase.ConvertName(text.ToString());
}
