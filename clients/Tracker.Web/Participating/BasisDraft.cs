using System.Collections.Immutable;
using Tracker.Domain.Participating;
using Tracker.Web.Live;

namespace Tracker.Web.Participating;

/// <summary>A line of a company's log as it is written in a form.</summary>
public static class BasisDraft
{
    /// <summary>The line, or why the words cannot be one; what the rules ask for is asked by them.</summary>
    public static (BasisEntry? Entry, Rejection? Refused) Read(FormWords words, GuidancePanel? panel)
    {
        if (PartialDate.Read(words["since"].Trim()) is not { } since) return (null, Parts.Words.NotSuch("since", PartialDate.Rule));
        var status = Enum.TryParse<ParticipationStatus>(words["status"], out var chosen) ? chosen : ParticipationStatus.TakingPart;
        AwayReason? reason = status != ParticipationStatus.TakingPart && Enum.TryParse<AwayReason>(words["reason"], out var why) ? why : null;
        return (new BasisEntry(
            EntityId.New(), status, since, words["words"].Trim(), Chosen(words, panel), reason, reason is not null && words["counted"] == "yes",
            EntityId.TryParse(words.OrNull("corrects"))), null);
    }

    /// <summary>The field of the form at which a refusal of the rules belongs.</summary>
    public static Rejection? AtField(Rejection? refused) => refused?.Field?.Split('.') is [_, var field] ? refused with { Field = field } : refused;

    public static string KeyOf(ActorId guidance) => "guidance " + guidance.Value;

    private static ImmutableArray<GuidanceRead> Chosen(FormWords words, GuidancePanel? panel) =>
    [
        .. from line in panel?.Guidance ?? [] where words[KeyOf(line.Actor)] == "yes"
           select new GuidanceRead(line.Actor, line.Version.Id, line.Title),
    ];
}
