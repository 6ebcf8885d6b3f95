namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(ReportPoint), "report-point")]
[JsonDerivedType(typeof(FinishReport), "finish-report")]
[JsonDerivedType(typeof(ReopenReport), "reopen-report")]
public abstract record ReportCommand : Command;

/// <summary>How the meeting ended a point, compared with the position that stands. Sent again, it replaces what was recorded.</summary>
/// <param name="Version">The version that the sender saw; 0 if there was none.</param>
/// <param name="Because">Demanded where the outcome is not what was preferred.</param>
/// <param name="Task">What is to be done about it, added with it. Demanded where the position was not met, unless one was added before.</param>
public sealed record ReportPoint(
    EntityId Point, int Version, FloorOutcome Outcome, PositionMet Met, string? Text = null, string? Because = null, string? Source = null,
    AddTask? Task = null) : ReportCommand;

/// <summary>By the head: every point has its outcome.</summary>
public sealed record FinishReport : ReportCommand;

/// <summary>By the head: something in it is wrong.</summary>
public sealed record ReopenReport(string Reason) : ReportCommand;

[JsonDerivedType(typeof(PointReported), "report.point-reported")]
[JsonDerivedType(typeof(ReportFinished), "report.finished")]
[JsonDerivedType(typeof(ReportReopened), "report.reopened")]
public abstract record ReportEvent : Event;

/// <param name="TextVersion">Of the position that it was compared with.</param>
/// <param name="Task">The task, which stands beside it; null if none was added with it.</param>
public sealed record PointReported(
    EntityId Point, int Version, FloorOutcome Outcome, PositionMet Met, int TextVersion, string? Text = null, string? Because = null, string? Source = null,
    EntityId? Task = null) : ReportEvent;

public sealed record ReportFinished : ReportEvent;
public sealed record ReportReopened(string Reason) : ReportEvent;
