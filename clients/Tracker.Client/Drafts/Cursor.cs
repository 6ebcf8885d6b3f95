namespace Tracker.Client;

/// <summary>Where somebody else's selection begins and ends in the text that is shown here, in UTF-16 places; a caret where both are the same.</summary>
public sealed record Cursor(ParticipantId Participant, string Name, int From, int To);
