using Tracker.Domain.Briefings;

namespace Tracker.Web.Briefings;

/// <summary>Due diligence in words.</summary>
internal static class DiligenceWords
{
    /// <summary>What is to be done about a question that is due.</summary>
    public static string Due(Diligence one) => one.Finding is null ? "open" : "renew before the meeting";
}
