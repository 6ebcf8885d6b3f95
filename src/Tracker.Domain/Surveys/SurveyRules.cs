namespace Tracker.Domain.Surveys;

/// <summary>Why a survey does not take something.</summary>
public static class SurveyRules
{
    public static readonly Rejection NotInvited = Rejection.Forbidden("You are not invited to this survey. A program manager invites people.");

    public static readonly Rejection AnsweredAlready = Rejection.IllegalStep(
        "Your answer is counted already. Nobody can say which one it was, so it cannot be changed.");

    public static readonly Rejection TooLate = Rejection.IllegalStep("This survey is closed. Its result stays as it is.");

    public static readonly Rejection IsWithdrawn = Rejection.IllegalStep("This survey was withdrawn. A program manager can open it again.");

    public static readonly Rejection HasAnswers = Rejection.IllegalStep("Somebody has answered this survey, so it cannot be withdrawn. Close it instead.");

    public static readonly Rejection StillOpen = Rejection.IllegalStep("This survey is still open. Its result is published when it is closed.");

    public static readonly Rejection NoYear = Rejection.Invalid($"Choose a year from {FirstYear} to {LastYear}.", "year");

    /// <summary>The keys of surveys are years of this range.</summary>
    public const int FirstYear = 2000, LastYear = 2199;

    /// <summary>Null if people can be asked today about that year: this one, the last, or the next.</summary>
    public static Rejection? Refuses(int year, DateOnly today) => Math.Abs((long)year - today.Year) <= 1 ? null
        : Rejection.Invalid(string.Create(CultureInfo.InvariantCulture, $"Choose {today.Year - 1}, {today.Year} or {today.Year + 1}."), "year");

    /// <summary>The year of a survey by its name; null if it has none.</summary>
    public static int? YearOf(ActorId? survey) =>
        survey is { } actor && int.TryParse(actor.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear
            && actor == ActorOf(year) ? year : null;

    /// <summary>The survey that asks about a year.</summary>
    public static ActorId ActorOf(int year) => ActorId.Parse($"{SurveyKind.Word}/{year.ToString(CultureInfo.InvariantCulture)}");
}
