namespace Tracker.Text;

/// <summary>What a text may contain: attributes and their values, and types of embeds. A change that passes <see cref="Check"/> keeps the
/// text valid.</summary>
/// <param name="Attributes">By name, which values are allowed. A removal (null) of an allowed name is allowed on a retain.</param>
/// <param name="Embeds">Types of embeds.</param>
/// <param name="Reserved">Names that clients may not set.</param>
public sealed record TextFormats(
    IReadOnlyDictionary<string, Func<AttributeValue, bool>> Attributes, IReadOnlySet<string> Embeds, IReadOnlySet<string> Reserved)
{
    /// <summary>UTF-16 units.</summary>
    public const int LongestText = 1_000_000;

    private const int MostShown = 60;

    /// <summary>The formats of a draft.</summary>
    public static TextFormats Draft { get; } = DraftFormats.Create();

    /// <summary>Why the change may not be applied to <paramref name="base"/>; null when it may.</summary>
    /// <param name="reserved">Whether it may set reserved marks: a change of the server's own.</param>
    public TextProblem? Check(TextChange change, RichText @base, bool reserved = false)
    {
        if (!@base.Fits(change)) return new("text-length", $"The change needs a text of {change.BaseLength} characters; the text has {@base.Length}.");
        if (@base.Length + (long)change.LengthDelta > LongestText) return new("text-too-long", $"A text has at most {LongestText} characters.");
        var at = 0;
        foreach (ref readonly var op in change.Ops)
        {
            if (Splits(@base, at)) return new("text-pair", $"At {at} the change splits a character of two units.");
            if (!IsWhole(op)) return new("text-pair", "The change contains half a character.");
            if (CheckInsert(op) is { } problem) return problem;
            if (op.Attributes is not null && CheckAttributes(op, reserved) is { } unfit) return unfit;
            if (!op.Inserts) at += op.Length;
        }
        return Splits(@base, at) ? new("text-pair", $"At {at} the change splits a character of two units.") : null;
    }

    private static bool Splits(RichText text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text.At(at)) && char.IsHighSurrogate(text.At(at - 1));

    private TextProblem? CheckInsert(in TextOp op)
    {
        if (op.Embed is { } embed && !Embeds.Contains(embed.Type)) return new("text-embed", $"The text cannot contain embeds of type '{Shown(embed.Type)}'.");
        return op.Text?.Contains('\0', StringComparison.Ordinal) == true ? new("text-character", "The text cannot contain NUL characters.") : null;
    }

    private static bool IsWhole(in TextOp op)
    {
        if (op.Text is { } text && !WholeText.IsWhole(text) || op.Embed is { } embed && !WholeText.IsWholeJson(embed.Json)) return false;
        foreach (var (name, value) in op.Attributes is { } attributes ? attributes.Entries : [])
            if (!WholeText.IsWhole(name) || value.AsString is { } word && !WholeText.IsWhole(word) || value.AsJson is { } json && !WholeText.IsWholeJson(json))
                return false;
        return true;
    }

    private TextProblem? CheckAttributes(in TextOp op, bool reserved)
    {
        foreach (var (name, value) in op.Attributes!.Entries)
        {
            if (!Attributes.TryGetValue(name, out var rule)) return new("text-attribute", $"The text cannot have the attribute '{Shown(name)}'.");
            if (!reserved && Reserved.Contains(name)) return new("text-reserved", $"The attribute '{name}' is set by the server only.");
            if (value.IsNull)
            {
                if (op.Inserts) return new("text-value", $"Inserted text cannot remove the attribute '{name}'.");
            }
            else if (!rule(value))
                return new(name == "link" ? "text-link" : "text-value", $"The attribute '{name}' cannot have the value '{Shown(value.ToString())}'.");
        }
        return null;
    }

    private static string Shown(string given) =>
        given.Length <= MostShown ? given : string.Concat(given.AsSpan(0, char.IsHighSurrogate(given[MostShown - 1]) ? MostShown - 1 : MostShown), "…");
}
