namespace Tracker.Domain.HostingPlans;

/// <summary>What those who may not read visa cases know of them. A number under <see cref="Least"/> is not said, none among them, and neither is the number of
/// all cases or of those that ended otherwise: so a number that is not said does not follow from the others.</summary>
/// <param name="Letters">Experts to whom an invitation letter was sent.</param>
/// <param name="Open">Cases in which it is not known whether the expert can enter.</param>
/// <param name="Issued">Visas that were issued.</param>
/// <param name="Trained">Participants of the training day.</param>
/// <param name="InRoles">Those of them who had a role afterwards.</param>
public sealed record VisaCounts(int? Letters = null, int? Open = null, int? Issued = null, int? Trained = null, int? InRoles = null)
{
    /// <summary>Fewer are not counted: one case would be a person.</summary>
    public const int Least = 5;

    public static readonly VisaCounts None = new();

    /// <param name="cases">The cases of all offices.</param>
    /// <param name="trainees">The participants of the training whom all offices invited.</param>
    public static VisaCounts Of(IReadOnlyCollection<VisaCase> cases, IReadOnlyCollection<Trainee> trainees) => new(
        Said(cases.Count(c => c.LetterSent is not null)), Said(cases.Count(c => c.IsOpen)), Said(cases.Count(c => c.Status.Value == VisaStatus.Issued)),
        Said(trainees.Count), Said(trainees.Count(t => !t.AllRoles.IsEmpty)));

    private static int? Said(int number) => number < Least ? null : number;
}
