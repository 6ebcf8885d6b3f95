namespace Tracker.Domain.Search;

/// <summary>Where in a record a text is; earlier places weigh more in a search. The numbers are stored.</summary>
public enum SearchPlace { Title = 1, Identifier = 2, Name = 3, FormerName = 4, Note = 5, Mention = 6, Document = 7 }

/// <summary>A text by which a record is found.</summary>
/// <param name="Key">Unique within the compartment and the same as long as the text is about the same: <c>title</c>, <c>note/&lt;id&gt;</c>.</param>
public sealed record SearchText(string Key, SearchPlace Place, string Text)
{
    private const char Between = '|';

    /// <summary>A piece that names another record: no word of it is searched, but who asks for that record finds this one.</summary>
    /// <param name="what">In which way, such as the word of a statement or <c>agenda-point</c>.</param>
    /// <param name="words">What is said of it where it is listed; only the last may contain a bar.</param>
    public static SearchText Mention(string key, ActorId named, string what, params ReadOnlySpan<string> words) =>
        new(key, SearchPlace.Mention, string.Join(Between, [named.Value, what, .. words]));

    /// <summary>The parts of a mention behind the record that it names: in which way, and the words.</summary>
    /// <param name="words">How many words were given.</param>
    public static IReadOnlyList<string> PartsOf(string mention, int words) => mention.Split(Between, words + 2)[1..];

    /// <summary>The record that a mention names.</summary>
    public static string NamedBy(string mention) => mention.Split(Between, 2)[0];
}

/// <summary>A piece of a state with its texts.</summary>
/// <param name="Piece">The immutable piece, or a tuple of several. While it is equal, so are its texts, and nobody asks for them.</param>
public sealed record SearchSource(object? Piece, Func<IEnumerable<SearchText>> Texts)
{
    /// <summary>The title of a compartment.</summary>
    public static SearchSource Title(object? piece, Func<string?> title) =>
        new(piece, () => title() is { Length: > 0 } text ? [new SearchText("title", SearchPlace.Title, text)] : []);

    /// <summary>The notes of a compartment.</summary>
    public static SearchSource Notes(ImmutableSortedDictionary<EntityId, Note> notes) =>
        new(notes, () => notes.Values.Where(n => n.Text.Value is not null).Select(n => new SearchText($"note/{n.Id}", SearchPlace.Note, n.Text.Value!)));
}
