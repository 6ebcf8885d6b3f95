namespace Tracker.Text;

/// <summary>The attributes that only the server sets.</summary>
public static class Marks
{
    /// <summary>Who wrote the run: a participant's id.</summary>
    public const string Author = "author";

    /// <summary>The run is a suggested insertion: the suggestion's id. Who suggests it is its author.</summary>
    public const string Insertion = "insertion";

    /// <summary>The run is suggested for deletion: the suggestion's id.</summary>
    public const string Deletion = "deletion";

    /// <summary>Who suggests the deletion; set together with <see cref="Deletion"/>.</summary>
    public const string DeletionAuthor = "deletion-author";

    /// <summary>Who accepted a suggested insertion.</summary>
    public const string Accepted = "accepted";

    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal) { Author, Insertion, Deletion, DeletionAuthor, Accepted };

    /// <summary>The change without marks. Editors add them, because typed text inherits the attributes around it.</summary>
    public static TextChange Stripped(TextChange change)
    {
        var stripped = TextChange.Build();
        foreach (ref readonly var op in change.Ops)
        {
            var attributes = op.Attributes;
            foreach (var mark in All) attributes = attributes?.Without(mark);
            stripped.Add(op.With(attributes));
        }
        return stripped.ToChange();
    }
}
