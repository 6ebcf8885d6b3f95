namespace Tracker.Web.Live;

/// <summary>Words that a participant wrote here and that are not saved.</summary>
/// <param name="What">What they were written for, such as "Edit note".</param>
/// <param name="Reason">Why they are not saved.</param>
/// <param name="Source">The rejection, conflict or refused typing that they come from.</param>
public sealed record UnsavedWords(string What, string Words, string Reason, object Source);
