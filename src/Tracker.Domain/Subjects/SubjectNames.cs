namespace Tracker.Domain.Subjects;

/// <summary>The texts by which a subject is found: its title, and every other title, name and identifier that stands.</summary>
internal static class SubjectNames
{
    public static IEnumerable<SearchText> Of(SubjectState state)
    {
        if (state.Title is { } title) yield return new SearchText("title", SearchPlace.Title, title);
        foreach (var claim in state.Book.Claims.Where(c => c.Stands))
            if (Named(claim.Statement) is ({ } text, var place) && (place != SearchPlace.FormerName || text != state.Title))
                yield return new SearchText($"claim/{claim.Id}", place, text);
    }

    private static (string? Text, SearchPlace Place) Named(Statement statement) => statement switch
    {
        Titled t => (t.Title, SearchPlace.FormerName),
        AlsoNamed n => (n.Name, SearchPlace.Name),
        Identified i => (i.Identifier, SearchPlace.Identifier),
        Edition e => (e.Identifier, SearchPlace.Identifier),
        _ => (null, default),
    };
}
