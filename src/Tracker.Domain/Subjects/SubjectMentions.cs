namespace Tracker.Domain.Subjects;

/// <summary>The other records that the facts of a subject name.</summary>
internal static class SubjectMentions
{
    private static readonly FrozenDictionary<Type, string> Words = typeof(Statement).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
        .Cast<JsonDerivedTypeAttribute>().ToFrozenDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>The stored word of a statement, such as <c>supporting-member</c>.</summary>
    public static string WordOf(Statement statement) => Words[statement.GetType()];

    /// <summary>One for each record that a standing claim names.</summary>
    public static IEnumerable<SearchText> Of(SubjectState state)
    {
        foreach (var claim in state.Book.Claims.Where(c => c.Stands))
            foreach (var (i, named) in claim.Statement.Names().Select(r => r?.Actor).OfType<ActorId>().Distinct().Index())
                yield return SearchText.Mention($"mention/{claim.Id}/{i}", named, WordOf(claim.Statement));
    }
}
