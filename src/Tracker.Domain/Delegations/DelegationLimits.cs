namespace Tracker.Domain.Delegations;

/// <summary>Most entries of one compartment, and UTF-16 characters of its longer texts. A command can contain a text three times (before, after,
/// proposed), and a message at most 64 KB.</summary>
public static class DelegationLimits
{
    public const int RosterEntries = 1_000;
    public const int AgendaPoints = 500;
    public const int WorkItemsOfPoint = 50;
    public const int Notes = 5_000;
    public const int Tasks = 1_000;
    public const int Views = 500;
    public const int Briefs = 100;
    public const int Preparations = 100;
    public const int Decisions = 200;
    public const int Votes = 500;
    public const int Partners = 50;
    public const int Responses = 200;
    public const int PointNumber = 40;
    public const int Mandate = 4_000;
    public const int PositionText = 4_000;
    public const int Note = 6_000;
    public const int View = 6_000;
    public const int Comment = 4_000;
    public const int FloorNotes = 5_000;
    public const int FloorText = 2_000;
    public const int Instruction = 4_000;
    public const int CommentedDocuments = 100;
    public const int DocumentComments = 2_000;
    public const int RatedContributions = 1_000;
    public const int RatingsOfContribution = 500;
}
