using System.Globalization;
using Tracker.Domain.Surveys;
using Tracker.Web.Parts;

namespace Tracker.Web.Surveys;

/// <summary>The words of the screen for surveys.</summary>
public static class SurveyWords
{
    /// <summary>How a number that is not shown reads: what was counted is one of many.</summary>
    public const string Hidden = "not shown";

    public static string Of(BarrierKind barrier) => barrier switch
    {
        BarrierKind.Resources => "Lack of resources",
        BarrierKind.Expertise => "Lack of expertise in the company",
        BarrierKind.FeesAndTravel => "Fees and travel",
        BarrierKind.TimeAndStaff => "Time and staff",
        BarrierKind.ExportControl => "Uncertainty about export control",
        BarrierKind.Other => "Something else",
        _ => "None of these",
    };

    /// <summary>Which numbers are shown, and when there are none.</summary>
    public static readonly string ShownIf = $"{SurveyResult.ShownIf} With fewer than {SurveyResult.LeastAnswers} answers, none is shown.";

    /// <summary>What closing the survey now would show.</summary>
    public static string Closing(int answered) => answered < SurveyResult.LeastAnswers
        ? $"With fewer than {SurveyResult.LeastAnswers} answers, no number can be shown: if you close it now, none will be shown."
        : $"{SurveyResult.ShownIf} The other numbers will not be shown.";

    /// <summary>Whose answers a result counts.</summary>
    public static string Population(SurveyResult result) => (result.Invited, result.Invited - result.Answered) switch
    {
        (0, _) => "nobody was invited.",
        (var invited, 0) => $"{Words.Count(invited, "person", "people")} invited, and all of them answered.",
        (var invited, var left) => $"{Words.Count(result.Answered, "answer")} from {Words.Number(invited)} invited people. What keeps the other "
            + $"{(left == 1 ? "person" : $"{Words.Number(left)} people")} away is unknown.",
    };

    public static string State(bool isClosed, bool isWithdrawn) => isWithdrawn ? "withdrawn" : isClosed ? "closed" : "open";

    public static string Title(int year) => $"Barriers survey {year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The part of those who answered, such as 40 %.</summary>
    public static string Share(int named, int answered) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * named / answered:0} %");
}
