using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Playbooks;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Playbooks;

/// <summary>A step of a playbook as it stands in fields of a form, and in words.</summary>
public static class StepDraft
{
    private static readonly PlaybookKind Kind = new();

    /// <summary>When a step is due, by the word of the form.</summary>
    public static readonly ImmutableArray<(string Word, string Said, StepMoment From, int Sign)> Moments =
    [
        ("before-first", "before the first day", StepMoment.Opens, -1), ("after-first", "after the first day", StepMoment.Opens, 1),
        ("before-last", "before the last day", StepMoment.Closes, -1), ("after-last", "after the last day", StepMoment.Closes, 1),
    ];

    /// <summary>The names of the fields of a step.</summary>
    public static (string What, string Who, string Days, string Moment, string Source) Names(string step) =>
        ($"{step}-what", $"{step}-who", $"{step}-days", $"{step}-moment", $"{step}-source");

    /// <summary>The moment that is chosen: the first until another is.</summary>
    public static string MomentOf(string chosen) => chosen.Length > 0 ? chosen : Moments[0].Word;

    public static bool IsEmpty(string step, Func<string, string> field) =>
        Names(step) is var (what, who, days, _, source) && (field(what) + field(who) + field(days) + field(source)).Trim().Length == 0;

    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(string name, PlaybookStep step)
    {
        var (what, who, days, moment, source) = Names(name);
        yield return new(what, step.What);
        yield return new(who, step.Who ?? "");
        yield return new(days, step.Days is { } number ? Math.Abs(number).ToString(CultureInfo.InvariantCulture) : "");
        yield return new(moment, Moments.First(m => m.From == step.From && (step.Days is not > 0 ? m.Sign < 0 : m.Sign > 0)).Word);
        yield return new(source, step.Source ?? "");
    }

    /// <summary>The step of a form, or why there is none; facts stay those of the step before.</summary>
    public static (PlaybookStep? Step, Rejection? Refused) Read(string name, Func<string, string> field, PlaybookStep? before = null)
    {
        var (what, who, days, moment, source) = Names(name);
        int? number = null;
        if (field(days).Trim() is { Length: > 0 } typed)
        {
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read > PlaybookStep.MostDays)
                return (null, Words.NotSuch(days, $"a number of days up to {PlaybookStep.MostDays}"));
            number = read;
        }
        var at = Moments.FirstOrDefault(m => m.Word == field(moment)) is { Word: not null } found ? found : Moments[0];
        var step = new PlaybookStep(
            before?.Id ?? EntityId.New(), field(what).Trim(), Blank(field(who)), number * at.Sign, number is null ? StepMoment.Opens : at.From, before?.Facts,
            Blank(field(source)));
        var refused = TextLimits.Demands(step.What, what, TextLimits.Title) ?? TextLimits.Refuses(step.Who, who, TextLimits.Name)
            ?? TextLimits.Refuses(step.Source, source, TextLimits.Line);
        return refused is null ? (step, null) : (null, refused);
    }

    /// <summary>A step as a form keeps it beside its words, as it was seen when the form was opened.</summary>
    public static string Kept(PlaybookStep step) => Encoding.UTF8.GetString(Kind.Codec.Encode(new ChangeStep(step, step)));

    public static PlaybookStep? Kept(string kept) =>
        (Kind.Codec.DecodeCommand("change-step", Encoding.UTF8.GetBytes(kept)).Command as ChangeStep)?.Was;

    /// <summary>When a step is due, such as "28 days before the first day".</summary>
    public static string When(PlaybookStep step) => step.Days switch
    {
        null => "no date",
        0 => step.From == StepMoment.Opens ? "on the first day" : "on the last day",
        { } days => $"{Words.Count(Math.Abs(days), "day")} {Moments.First(m => m.From == step.From && m.Sign == Math.Sign(days)).Said}",
    };

    /// <summary>What a delegation did, as steps: its done tasks and the decisions of its preparation meetings.</summary>
    public static IEnumerable<PlaybookStep> Proposed(DelegationState delegation)
    {
        var opens = delegation.Facts!.OpensOn;
        var tasks = delegation.Tasks.Values.Where(t => t.Done.Value && t.Title.Value is not null).OrderBy(t => t.Due.Value ?? DateOnly.MaxValue)
            .Select(t => new PlaybookStep(EntityId.New(), t.Title.Value!, Days: t.Due.Value is { } due ? Within(due.DayNumber - opens.DayNumber) : null));
        var decisions = from meeting in PreparationsPart.Of(delegation).Values
                        where !meeting.IsCancelled
                        orderby meeting.Time.Value.Starts
                        from decision in meeting.Decisions.Values
                        let day = DateOnly.FromDateTime(meeting.Time.Value.Starts.UtcDateTime)
                        select new PlaybookStep(
                            EntityId.New(), Words.Shortened(decision.Text.Value ?? "", TextLimits.Title - 1), Days: Within(day.DayNumber - opens.DayNumber));
        return tasks.Concat(decisions).Take(Playbook.MostSteps);
    }

    private static int Within(int days) => Math.Clamp(days, -PlaybookStep.MostDays, PlaybookStep.MostDays);

    private static string? Blank(string text) => text.Trim() is { Length: > 0 } some ? some : null;
}
