namespace Tracker.Web.Home;

/// <summary>One step of the first-run tour.</summary>
/// <param name="Text">What to do, or what was done, or who can do it.</param>
/// <param name="IsMine">False if the participant cannot do it: then it says who can, and it does not count.</param>
/// <param name="Address">Where it is done; null if there is no such place yet.</param>
/// <param name="Link">The words of the link to that place.</param>
public sealed record TourStep(string Title, string Text, bool IsDone, bool IsMine = true, string? Address = null, string? Link = null);
