namespace Tracker.Domain.Surveys;

/// <summary>What keeps people from taking part in standards work, as a survey asks it.</summary>
public enum BarrierKind { Resources, Expertise, FeesAndTravel, TimeAndStaff, ExportControl, Other, None }

/// <summary>What one participant answers. Nothing that holds a participant holds one of these.</summary>
/// <param name="Barriers">Several, or only <see cref="BarrierKind.None"/>.</param>
public sealed record SurveyAnswer(ImmutableArray<BarrierKind> Barriers)
{
    /// <summary>Null if it can be counted.</summary>
    public Rejection? Refuses() =>
        Barriers.IsDefaultOrEmpty ? Rejection.Invalid("Choose what keeps you from taking part, or choose ‘None of these’.", "barriers")
        : Barriers.Distinct().Count() < Barriers.Length ? Rejection.Invalid("Each barrier counts once. Name it once.", "barriers")
        : Barriers.Contains(BarrierKind.None) && Barriers.Length > 1
            ? Rejection.Invalid("‘None of these’ stands alone. Leave it out, or choose nothing else.", "barriers")
        : null;
}
