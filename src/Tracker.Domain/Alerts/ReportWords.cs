using Tracker.Domain.Delegations;

namespace Tracker.Domain.Alerts;

/// <summary>What a delegation reports after its meeting, in words.</summary>
internal static class ReportWords
{
    public static Told Of(DelegationState delegation, ReportEvent happened) => happened switch
    {
        PointReported e when PointReport.IsDeviation(e.Met) => Ended(delegation, e).Important(),
        PointReported e => Ended(delegation, e),
        ReportFinished => new Told("finished the report of the meeting").Important(),
        ReportReopened e => new Told($"reopened the report: {AlertWords.Quoted(e.Reason)}").Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Ended(DelegationState delegation, PointReported e) => new(
        $"recorded how {DelegationWords.Point(delegation, e.Point)} ended: {AlertWords.Spoken(e.Outcome.ToString())}{Compared(e)}", Point: e.Point);

    private static string Compared(PointReported e) => e.Met switch
    {
        PositionMet.AsPreferred => ", as the delegation preferred",
        PositionMet.WithinRange => ", within its range",
        PositionMet.Fallback => ", as its fallback: " + AlertWords.Quoted(e.Because),
        PositionMet.NotMet => "; its position was not met: " + AlertWords.Quoted(e.Because),
        _ => "",
    };
}
