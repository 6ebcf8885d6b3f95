namespace Tracker.Client;

/// <summary>Another participant's selection in the shown text, in UTF-16 positions; equal positions are a caret.</summary>
public sealed record Cursor(ParticipantId Participant, string Name, int From, int To);
