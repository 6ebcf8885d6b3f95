using Tracker.Domain.Sources;

namespace Tracker.Protocol;

/// <summary>A captured document that the reader may read.</summary>
/// <param name="Source">The record that keeps it.</param>
/// <param name="TextSha256">Null if it has no text.</param>
public sealed record KeptDocument(
    ActorId Source, string Title, CompartmentId Compartment, EntityId Capture, DocumentForm Form, string Sha256, string? TextSha256 = null);

/// <summary>The words of a passage in their context.</summary>
/// <param name="Runs">What is around them, the words themselves and gaps, in order.</param>
/// <param name="From">The first character of the words; 0 if there are none.</param>
/// <param name="Page">The page on which the words begin, of a document that has pages.</param>
/// <param name="Problem">Why there are no words, in a sentence; null if there are.</param>
/// <param name="IsWithdrawn">True if the source took the document out of use: it cannot be read any more.</param>
public sealed record PassageWords(
    KeptDocument Document, IReadOnlyList<TextRun> Runs, int From = 0, int? Page = null, string? Problem = null, bool IsWithdrawn = false)
{
    /// <summary>Characters before and after the words, unless more are asked for.</summary>
    public const int UsuallyAround = 160;
}

/// <summary>A part of a document's text.</summary>
/// <param name="From">The first character, counted as spans count.</param>
/// <param name="To">The character behind the last.</param>
/// <param name="Characters">Of the whole text.</param>
/// <param name="Page">The page of the first character.</param>
/// <param name="Pages">Of the whole document; 1 if it has no pages.</param>
public sealed record DocumentPart(KeptDocument Document, int From, int To, int Characters, int Page, int Pages, string Text);

/// <summary>What was removed and added between the texts of two captures, line by line.</summary>
/// <param name="Removed">Lines that only the first has.</param>
/// <param name="Added">Lines that only the second has.</param>
public sealed record TextDifference(KeptDocument Was, KeptDocument Now, int Removed, int Added, IReadOnlyList<DifferentLines> Blocks);

/// <summary>Lines that are different at one place.</summary>
/// <param name="WasLine">The first of them in the earlier text, from 1.</param>
/// <param name="NowLine">The first of them in the later text, from 1.</param>
/// <param name="Before">The line before them, which both have.</param>
/// <param name="After">The line after them, which both have.</param>
public sealed record DifferentLines(
    int WasLine, IReadOnlyList<string> Removed, int NowLine, IReadOnlyList<string> Added, string? Before = null, string? After = null);

/// <summary>Whether the facts that cite the documents of a source lead to words.</summary>
/// <param name="Documents">Captures of the source that the reader may read.</param>
/// <param name="Claims">Standing facts that cite one of them, as far as the reader may read them.</param>
public sealed record SourceCheck(int Documents, int Claims, IReadOnlyList<MissedPassage> Misses);

/// <summary>A fact whose passage does not lead to words.</summary>
/// <param name="Why">In a sentence.</param>
public sealed record MissedPassage(ActorId Record, EntityId Claim, string Document, string Why);

/// <summary>Words that were found in a document.</summary>
/// <param name="Span">As a passage cites them.</param>
/// <param name="Page">On which they begin, of a document that has pages.</param>
public sealed record FoundWords(string Span, int? Page = null);

/// <summary>A place in the newest document of a source that has the words or the page.</summary>
/// <param name="Taken">Of when the document is.</param>
/// <param name="Compartment">Who may read the document.</param>
public sealed record CitedPlace(
    ActorId Source, string Title, PartialDate Taken, string Sha256, CompartmentId Compartment, string? Span = null, int? Page = null);
