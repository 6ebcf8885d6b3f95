namespace Tracker.Domain.Identifiers;

/// <summary>The identifier of a standards document or group in its parts. Two are equal if they mean the same: <c>CEI 60050/Cor.1</c> and
/// <c>IEC 60050/COR1</c>. Prints in the one normal form of its family.</summary>
public sealed record DocumentIdentifier
{
    public required IdentifierFamily Family { get; init; }

    /// <summary>The publishing bodies, joint ones in a fixed order: <c>ISO/IEC/IEEE</c>.</summary>
    public required string Publisher { get; init; }

    /// <summary>The number with its series: <c>23837</c>, <c>X.1811</c>, <c>802.11</c>; of a group its path, <c>JTC 1/SC 42</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The group that a paper or a Question belongs to: <c>65E</c>, <c>S2</c>, <c>15</c> for study group 15.</summary>
    public string? Group { get; init; }

    /// <summary><c>TS</c>, <c>TR</c>, <c>Guide</c>, <c>Question</c> …; null is the plain standard or Recommendation of the body.</summary>
    public string? Kind { get; init; }

    /// <summary>The stage of a text that is not published: <c>CD</c>, <c>DIS</c>, <c>CDV</c>, <c>D2</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>Which draft of its stage: <c>2</c> in <c>ISO/IEC CD 27071.2</c>.</summary>
    public string? Iteration { get; init; }

    /// <summary>Part and subparts: <c>2</c>, <c>3-14</c>, <c>B01</c>; the revision of an ITU-R text.</summary>
    public string? Part { get; init; }

    public PartialDate? Date { get; init; }

    /// <summary>Edition or version: <c>3</c>, <c>17.6.0</c>.</summary>
    public string? Edition { get; init; }

    /// <summary>The 3GPP release: <c>REL-17</c>, <c>R99</c>, <c>Ph2</c>.</summary>
    public string? Release { get; init; }

    public ImmutableArray<Supplement> Supplements { get; init; } = [];

    /// <summary>ISO 639 codes in the printed order, comma-separated: <c>en,fr</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The form of publication: <c>CSV</c>, <c>RLV</c>, <c>Redline</c>.</summary>
    public string? Form { get; init; }

    /// <summary>What an IEEE title line says of other documents or of approval; not part of the meaning.</summary>
    public string? Remark { get; init; }

    /// <summary>Equal for two identifiers exactly if they mean the same; sorts and indexes.</summary>
    public string Key => (this with { Remark = null }).ToString().ToUpperInvariant();

    /// <summary>The document through all stages, editions, releases and languages: <c>ISO/IEC 23837-2</c> of <c>ISO/IEC DIS 23837-2:2022(en)</c>.</summary>
    public DocumentIdentifier Work => this with
    {
        Stage = Family is IdentifierFamily.IecPapers ? Stage : null,
        Kind = Kind == "Project" ? "Std" : Kind,
        Supplements = Number.Any(char.IsAsciiDigit) ? [] : [.. Supplements.Select(s => s with { Date = null })],
        Iteration = null, Date = null, Edition = null, Release = null, Language = null, Form = null, Remark = null,
    };

    /// <summary>Reads one identifier; <paramref name="problem"/> is a sentence that names what is wrong if it cannot be read.</summary>
    public static DocumentIdentifier? Read(string? text, out string problem) => Grammars.Read(text ?? "", out problem);

    public static DocumentIdentifier? Read(string? text) => Read(text, out _);

    public bool Equals(DocumentIdentifier? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Grammars.Of(Family).Print(this);
}
