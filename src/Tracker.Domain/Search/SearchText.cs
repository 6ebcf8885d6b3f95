namespace Tracker.Domain.Search;

/// <summary>Where in a record a text is; earlier places weigh more in a search. The numbers are stored.</summary>
public enum SearchPlace { Title = 1, Identifier = 2, Name = 3, FormerName = 4, Note = 5 }

/// <summary>A text by which a record is found.</summary>
/// <param name="Key">Unique within the compartment and the same as long as the text is about the same: <c>title</c>, <c>note/&lt;id&gt;</c>.</param>
public sealed record SearchText(string Key, SearchPlace Place, string Text);

/// <summary>A piece of a state with its texts.</summary>
/// <param name="Piece">The immutable piece. While it is the same object, so are its texts, and nobody asks for them.</param>
public sealed record SearchSource(object? Piece, Func<IEnumerable<SearchText>> Texts)
{
    /// <summary>The title of a compartment.</summary>
    public static SearchSource Title(object? piece, Func<string?> title) =>
        new(piece, () => title() is { Length: > 0 } text ? [new SearchText("title", SearchPlace.Title, text)] : []);

    /// <summary>The notes of a compartment.</summary>
    public static SearchSource Notes(ImmutableSortedDictionary<EntityId, Note> notes) =>
        new(notes, () => notes.Values.Where(n => n.Text.Value is not null).Select(n => new SearchText($"note/{n.Id}", SearchPlace.Note, n.Text.Value!)));
}
