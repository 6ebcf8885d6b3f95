namespace Tracker.Domain.Subjects;

/// <summary>The other records that the facts of a subject name.</summary>
internal static class SubjectMentions
{
    /// <summary>One for each record that a standing claim names.</summary>
    public static IEnumerable<SearchText> Of(SubjectState state)
    {
        foreach (var claim in state.Book.Claims.Where(c => c.Stands))
            foreach (var (i, named) in claim.Statement.Records().Index())
                yield return SearchText.Mention($"mention/{claim.Id}/{i}", named, claim.Statement.Word());
    }
}
