using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.WorkItems;

public sealed class StatusRulesTests
{
    private static readonly StatusRules[] All = [StatusRules.IsoIec, StatusRules.ItuT, StatusRules.General];

    [Fact]
    public void Steps_lead_only_to_statuses_of_the_same_procedure()
    {
        foreach (var rules in All)
            foreach (var step in rules.Steps)
                Assert.All(step.Next.Concat(step.Back), to => Assert.True(rules.Knows(to), $"{step.Status} leads to {to}"));
    }

    [Fact]
    public void Every_status_that_a_project_can_reach_is_reached_from_the_first()
    {
        foreach (var rules in All)
            Assert.All(rules.Steps, step => Assert.True(
                rules.Reaches(rules.Steps[0].Status, step.Status) || rules.Steps.Any(s => s.Back.Contains(step.Status)), step.Status.Value));
    }

    [Fact]
    public void Iso_codes_are_those_of_the_stage_matrix() => Assert.Equal(
        ("00.00 00.20 00.60 00.98 00.99 10.00 10.20 10.60 10.92 10.98 10.99 20.00 20.20 20.60 20.98 20.99 30.00 30.20 30.60 30.92 30.98 30.99 " +
        "40.00 40.20 40.60 40.92 40.93 40.98 40.99 50.00 50.20 50.60 50.92 50.98 50.99 60.00 60.60 " +
        "90.20 90.60 90.92 90.93 90.99 95.20 95.60 95.92 95.99").Split(' '),
        StatusRules.IsoIec.Steps.Select(s => s.Status.Value));

    [Theory]
    [InlineData("ITU-T", "ITU-T approval")]
    [InlineData("ISO", "ISO/IEC harmonized stages")]
    [InlineData("IEC", "ISO/IEC harmonized stages")]
    [InlineData("ISO/IEC JTC 1", "ISO/IEC harmonized stages")]
    [InlineData("3GPP", "general steps")]
    [InlineData("ISOC", "general steps")]
    [InlineData(null, "general steps")]
    public void Body_chooses_the_procedure(string? body, string name) => Assert.Equal(name, StatusRules.For(body).Name);

    [Theory]
    [InlineData("40.60", "40.99", true)]
    [InlineData("40.60", "50.00", false)]
    [InlineData("40.60", "30.00", false)]
    [InlineData("40.92", "30.00", true)]
    [InlineData("60.60", "40.20", false)]
    [InlineData("40.99", "60.00", true)]
    [InlineData("95.99", "60.60", false)]
    public void Iso_step_is_legal_as_the_matrix_says(string from, string to, bool legal) =>
        Assert.Equal(legal, StatusRules.IsoIec.Allows(StatusCode.Parse(from), StatusCode.Parse(to)));

    [Theory]
    [InlineData("20.00", "60.60", true)]
    [InlineData("40.92", "50.00", true)]
    [InlineData("50.60", "30.20", false)]
    [InlineData("30.98", "60.60", false)]
    public void Unknown_steps_between_lead_forward_only(string from, string to, bool reached) =>
        Assert.Equal(reached, StatusRules.IsoIec.Reaches(StatusCode.Parse(from), StatusCode.Parse(to)));

    [Fact]
    public void Walk_along_legal_steps_is_taken_and_one_forbidden_step_is_refused_naming_both() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1000].Array[1, 12], Gen.Int[0, 1000]).Sample((which, turns, stray) =>
        {
            var rules = All[which];
            var desk = Desk.Opened(WorkItem.Kind, which switch { 0 => "ISO", 1 => "ITU-T", _ => "3GPP" });
            var status = rules.Steps[turns[0] % rules.Steps.Length].Status;
            Assert.Null(desk.Reach(status.Value, "2001"));
            var seen = new HashSet<StatusCode> { status };
            for (var i = 1; i < turns.Length; i++)
            {
                var step = rules.Steps.Single(s => s.Status == status);
                var next = step.Next.Concat(step.Back).ToArray();
                if (next.Length == 0) break;
                status = next[turns[i] % next.Length];
                Assert.Null(desk.Reach(status.Value, $"{2001 + i}"));
                seen.Add(status);
            }
            var current = StatusHistory.Of(desk.Facts.Book, null).CurrentStatus!.Value;
            var forbidden = rules.Steps.Select(s => s.Status).Where(s => !rules.Allows(current, s) && !seen.Contains(s)).ToArray();
            if (forbidden.Length == 0) return;
            var to = forbidden[stray % forbidden.Length];
            var before = desk.Record;
            var refused = desk.Reach(to.Value, "2099");
            Assert.Equal(RejectionCode.IllegalStep, refused?.Code);
            Assert.Contains($"from {current} ", refused!.Sentence, StringComparison.Ordinal);
            Assert.Contains($"to {to} ", refused.Sentence, StringComparison.Ordinal);
            Assert.Same(before, desk.Record);
        }, iter: 300);
}
