using System.Globalization;
using Tracker.Domain.Surveys;

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

    public static string Title(int year) => $"Barriers survey {year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The part of those who answered, such as 40 %.</summary>
    public static string Share(int named, int answered) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * named / answered:0} %");
}
