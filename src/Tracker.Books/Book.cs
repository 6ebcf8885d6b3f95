namespace Tracker.Books;

/// <summary>A document to be read away from the program. It says nothing of the moment at which it is made: the same content is the same bytes of
/// HTML.</summary>
/// <param name="Marking">Who may read it; on every page.</param>
/// <param name="Cover">Below the title, line by line.</param>
/// <param name="Sources">What the numbers of the texts refer to, from 1.</param>
public sealed record Book(
    string Title, string Marking, ImmutableArray<string> Cover, ImmutableArray<BookSection> Sections, ImmutableArray<BookSource> Sources);

/// <summary>A chapter, named in the contents.</summary>
/// <param name="Id">Letters, digits and hyphens, once in a book; the address of the chapter in it.</param>
/// <param name="StartsPage">Whether it begins on a page of its own.</param>
public sealed record BookSection(string Id, string Title, ImmutableArray<BookBlock> Blocks, bool StartsPage = false);

/// <summary>Something that stands below what comes before it.</summary>
public abstract record BookBlock;

/// <summary>The heading of a part of a chapter.</summary>
public sealed record BookHeading(string Text) : BookBlock;

/// <summary>Words, in paragraphs where they have lines of their own.</summary>
/// <param name="Label">What they are, such as "Red line"; null for words that say it themselves.</param>
public sealed record BookText(ImmutableArray<BookRun> Runs, string? Label = null, bool IsSmall = false) : BookBlock
{
    public BookText(string text, string? label = null, bool isSmall = false) : this([new(text)], label, isSmall) { }
}

/// <summary>Texts one below the other, each with a mark.</summary>
public sealed record BookList(ImmutableArray<BookText> Items) : BookBlock;

/// <summary>A table whose first column says what each row is about.</summary>
public sealed record BookTable(ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows) : BookBlock;

/// <param name="Source">The number of the source that says so; null if it has none.</param>
public readonly record struct BookRun(string Text, RunKind Kind = RunKind.Plain, int? Source = null);

/// <summary>What became of some words since the book before.</summary>
public enum RunKind { Plain, Added, Removed }

/// <summary>A document, with its address if it has one.</summary>
public sealed record BookSource(int Number, string Text, string? Link = null);
