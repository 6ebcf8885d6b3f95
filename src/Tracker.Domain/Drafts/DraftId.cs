using System.Text;

namespace Tracker.Domain.Drafts;

/// <summary>The key of a co-edited text: the record it belongs to, the compartment it is written in, what it is about there and which of its texts it
/// is. Written <c>draft/&lt;kind&gt;/&lt;n&gt;/&lt;key of n parts&gt;/&lt;compartment&gt;/&lt;about&gt;/&lt;text&gt;</c>: so texts of two records
/// never share a key, and the audience of a text is that of its compartment.</summary>
/// <param name="Text">Which text, in words with hyphens, such as <c>red-line</c>.</param>
public readonly record struct DraftId(ActorId Parent, CompartmentId Compartment, EntityId About, string Text)
{
    public const string Kind = "draft";

    /// <summary>The actor, or null if the key would be too long.</summary>
    public ActorId? Actor => ActorId.TryParse($"{PrefixOf(Parent)}{Compartment.Value}/{Escaped(About.Value)}/{Text}");

    /// <summary>True for co-edited texts.</summary>
    public static bool IsText(ActorId actor) => actor.Value.StartsWith(Kind + "/", StringComparison.Ordinal);

    /// <summary>The prefix that the texts of a record share with no others.</summary>
    public static string PrefixOf(ActorId parent) =>
        $"{Kind}/{parent.Kind}/{(parent.Key.AsSpan().Count('/') + 1).ToString(CultureInfo.InvariantCulture)}/{parent.Key}/";

    /// <summary>The parts of a text key, or null if it is not one.</summary>
    public static DraftId? TryParse(ActorId actor)
    {
        if (actor.Kind != Kind) return null;
        var parts = actor.Key.Split('/');
        if (parts.Length < 6 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length < 1) return null;
        var at = 2 + length;
        var own = at < parts.Length && parts[at] is "org" or "partner" ? 2 : 1;
        if (parts.Length != at + own + 2) return null;
        return ActorId.TryParse($"{parts[0]}/{string.Join('/', parts[2..at])}") is { } parent
            && CompartmentId.TryParse(string.Join('/', parts[at..(at + own)])) is { } compartment
            && EntityId.TryParse(Unescaped(parts[at + own])) is { } about
            && new DraftId(parent, compartment, about, parts[^1]) is var id && id.Actor == actor
            ? id
            : null;
    }

    // Keys have no capital letters: 'A' becomes '_a' and '_' becomes '__'; a leading '_' becomes '0_'.
    private static string Escaped(string entity)
    {
        if (!entity.AsSpan().ContainsAnyExcept(Plain)) return entity;
        var text = new StringBuilder(entity.Length + 4);
        foreach (var c in entity)
        {
            if (c == '_' || char.IsAsciiLetterUpper(c)) text.Append(text.Length == 0 ? "0_" : "_");
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }

    private static string Unescaped(string part)
    {
        if (!part.Contains('_', StringComparison.Ordinal)) return part;
        var text = new StringBuilder(part.Length);
        for (var i = part.StartsWith("0_", StringComparison.Ordinal) && !part.StartsWith("0__", StringComparison.Ordinal) ? 1 : 0; i < part.Length; i++)
            text.Append(part[i] == '_' && i + 1 < part.Length ? char.ToUpperInvariant(part[++i]) : part[i]);
        return text.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Plain = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");
}
