using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Decisions;
using Tracker.Domain.Shared;
using Tracker.Import.Decisions;

namespace Tracker.Import.Tests.Decisions;

public sealed class DecisionFileTests
{
    private const string Older = """
        metadata:
          title: Resolutions of the plenary meeting, Springfield
          dates:
          - {start: '2012-11-11', end: '2012-11-16', kind: meeting}
          source: The secretariat
          venue: Springfield
        resolutions:
        - identifier: '840'
          subject: The body
          title: Approve an editor
          dates:
          - {start: '2012-11-15', kind: decision}
          considerations:
          - {type: noting, message: the vacancy}
          actions:
          - type: appoints
            message: |
              The body appoints an editor:

              * for three years.
            dates:
            - {start: '2012-11-15', kind: effective}
        """;

    private const string Current = """
        metadata: {title: Decisions, date: 2022-06-23, source_urls: [{ref: "https://example.org/a.pdf", format: pdf, language_code: fra}]}
        resolutions:
          - identifier: [{prefix: CIPM, number: "111-1"}, {prefix: X, number: "7"}]
            type: decision
            doi: 10.1/2
            agenda_item: "4.1"
            dates: [{date: 2022-06-23, type: discussed}]
            categories: [Finance, "Members, and others"]
            meeting: {venue: Paris, date: 2022-06-22}
            relations: [{source: {prefix: CIPM, number: "111-1"}, destination: {prefix: CIPM, number: "110-3"}, type: replaces}]
            urls: [{kind: access, ref: "https://example.org/1"}]
            localizations:
              - language_code: eng
                title: One
                approvals: [{type: affirmative, degree: unanimous, date: {date: 2022-06-23, type: adoption}, message: by all}]
                actions: [{type: approves, date_effective: {date: 2022-07-01, type: adoption}, message: approved the minutes.}]
              - language_code: fra
                script: Latn
                title: Un
                actions: [{type: approves, date_effective: {date: 2022-07-01, type: adoption}, message: a approuvé}]
        """;

    private static readonly Gen<string> Line = Gen.String[Gen.Char[" abcXYZ012:-#'\"|>&*!%@`{}[],?\\\té漢\u00a0\u2028\u0085"], 1, 30]
        .Where(t => t.Trim().Length > 0).Select(t => t.Trim());

    private static readonly Gen<string> Words = Line.List[1, 4].Select(lines => string.Join('\n', lines));

    private static readonly Gen<PartialInterval?> Day = Gen.OneOf(
        Gen.Const((PartialInterval?)null),
        Gen.Int[0, 36_000].Select(d => (PartialInterval?)new PartialInterval(PartialDate.Of(new DateOnly(1950, 1, 1).AddDays(d)))));

    private static readonly string[] Verbs = ["approves", "calls-upon", "disbands", "no"];

    private static readonly Gen<DatedStatement> Clause =
        from sort in Gen.Enum<ClauseSort>()
        from verb in Gen.Int[0, 3].Select(i => Verbs[i])
        from text in Words
        from day in Day
        select new DatedStatement(new DecisionClause(sort, 0, verb, text, "eng", day is null ? null : DecisionDay.Adoption), day);

    private static readonly Gen<PrintedDecision> Decision =
        from title in Line.Null()
        from subject in Line.Null()
        from clauses in Clause.List[0, 6]
        from vote in Gen.Enum<ApprovalVote>()
        from degree in Gen.Enum<ApprovalDegree>()
        from message in Words.Null()
        from category in Line
        from venue in Line.Null()
        from day in Day
        select new PrintedDecision("", title ?? "", [
            new(new Described("category", category)), new(new DecisionVersion("eng", title, subject)), .. Numbered(clauses),
            new(new DecisionApproval(vote, degree, 1, "eng", message, day is null ? null : DecisionDay.Discussed), day),
        ], venue, day?.From);

    private static readonly Gen<PrintedDecisions> Printed =
        from title in Line
        from issuer in Line.Null()
        from day in Day
        from decisions in Decision.List[1, 4]
        select new PrintedDecisions(
            [new(new Proceedings(title, issuer), day)],
            [
                .. decisions.Select((d, i) => d with
                {
                    Number = $"{i}", Says = d.Says.Insert(0, new(new Identified($"{i}", "B: 1"))), MeetingDay = d.MeetingDay ?? day?.From,
                }),
            ], []);

    [Fact]
    public void Whatever_is_written_says_the_same_when_it_is_read() => Printed.Sample(printed =>
        SaysTheSame(printed, DecisionFiles.Read(Encoding.UTF8.GetBytes(DecisionFiles.Write(printed)), "another")), iter: 400);

    [Fact]
    public void Older_form_is_read_with_the_name_of_the_body_as_prefix_and_an_unknown_day_stays_unknown()
    {
        var read = Read(Older);
        Assert.Empty(read.Faults);
        Assert.Equal("Plenary meeting, Springfield", read.MeetingTitle);
        Assert.Equal(new PartialInterval(PartialDate.Parse("2012-11-11"), PartialDate.Parse("2012-11-16")), read.Meeting.Single().Day);
        var decision = read.Decisions.Single();
        var (on, adoption) = (new PartialInterval(PartialDate.Parse("2012-11-15")), DecisionDay.Adoption);
        Assert.Equal(("840", "Approve an editor", "Springfield"), (decision.Number, decision.Title, decision.Venue));
        Assert.Equal(
        [
            new(new Identified("840", "The Body")), new(new DecisionDated(adoption), on), new(new DecisionVersion("eng", "Approve an editor", "The body")),
            new(new DecisionClause(ClauseSort.Consideration, 1, "noting", "the vacancy", "eng")),
            new(new DecisionClause(ClauseSort.Action, 1, "appoints", "The body appoints an editor:\n\n* for three years.", "eng", adoption), on),
        ], decision.Says);
    }

    [Fact]
    public void Current_form_is_read_in_every_language_and_written_again_as_the_same()
    {
        var read = Read(Current);
        Assert.Empty(read.Faults);
        var said = read.Decisions.Single().Says.Select(s => s.Statement).ToList();
        Assert.Equal(["eng", "fra"], said.OfType<DecisionVersion>().Select(v => v.Language));
        Assert.Contains(new DecisionRelated("replaces", "CIPM", "110-3"), said);
        Assert.Contains(new DecisionApproval(ApprovalVote.Affirmative, ApprovalDegree.Unanimous, 1, "eng", "by all", DecisionDay.Adoption), said);
        var written = DecisionFiles.Write(read);
        Assert.DoesNotContain("#", written, StringComparison.Ordinal);
        SaysTheSame(read, Read(written));
    }

    [Fact]
    public void What_the_format_cannot_say_stands_at_its_beginning()
    {
        var written = DecisionFiles.Write(Read(Older));
        Assert.StartsWith("# The last day of the meeting is not in this file", written, StringComparison.Ordinal);
        Assert.Contains("not known of 1 considerations", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identifier: '840'", "identifier: ''", "resolutions[0].identifier", "is missing")]
    [InlineData("type: appoints", "type: Appoints it", "resolutions[0].actions[0]", "one word in lower-case letters")]
    [InlineData("  title: Approve an editor", "  titel: Approve", "resolutions[0].titel", "is no field of the format")]
    [InlineData("{start: '2012-11-15', kind: decision}", "{start: 2012-13-15, kind: decision}", "resolutions[0].dates[0].start", "must be a day")]
    [InlineData("{start: '2012-11-15', kind: decision}", "{start: 2012-11-15, kind: feast}", "resolutions[0].dates[0].kind", "decision or effective")]
    [InlineData("message: the vacancy", "message: [a]", "resolutions[0].considerations[0].message", "must be a text")]
    [InlineData("end: '2012-11-16'", "end: '2012-11-01'", "metadata", "before it starts")]
    [InlineData("resolutions:", "decisions:", "resolutions", "is missing")]
    [InlineData("title: Approve an editor", "title: Approve\n  localizations: []", "resolutions[0].localizations", "at least one language")]
    public void Wrong_field_is_named_with_its_rule_and_nothing_of_the_file_is_taken(string right, string wrong, string path, string rule)
    {
        var read = Read(Older.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(read.Faults, f => f.Path == path && f.Sentence.Contains(rule, StringComparison.Ordinal));
        Assert.Empty(read.Decisions);
        Assert.Empty(read.Meeting);
    }

    [Theory]
    [InlineData("a: [1, 2", "not YAML"), InlineData("", "one document"), InlineData("a: &x 1\nb: *x", "aliases"), InlineData("- 1", "one document")]
    [InlineData("resolutions: [[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]", "nested"), InlineData("resolutions: [{identifier: 1}, {identifier: 1}]", "as")]
    public void What_is_no_such_file_is_refused(string text, string rule) =>
        Assert.Contains(Read(text).Faults, f => f.Sentence.Contains(rule, StringComparison.Ordinal));

    [Fact]
    public void Bytes_that_are_no_text_and_a_file_that_is_too_long_are_refused()
    {
        Assert.Contains("UTF-8", DecisionFiles.Read([0x61, 0xFF], "B").Faults.Single().Sentence, StringComparison.Ordinal);
        Assert.Contains("at most", DecisionFiles.Read(new byte[PrintedDecisions.MostBytes + 1], "B").Faults.Single().Sentence, StringComparison.Ordinal);
    }

    /// <summary>Everything but the last day of the meeting, which the format does not have.</summary>
    internal static void SaysTheSame(PrintedDecisions expected, PrintedDecisions read)
    {
        Assert.Empty(read.Faults);
        Assert.Equal(expected.Meeting.Select(m => m with { Day = m.Day?.From is { } from ? new(from) : null }), read.Meeting);
        Assert.Equal(expected.Decisions.Length, read.Decisions.Length);
        foreach (var (was, now) in expected.Decisions.Zip(read.Decisions))
        {
            Assert.Equal((was.Number, was.Venue, was.MeetingDay), (now.Number, now.Venue, now.MeetingDay));
            Assert.Equal(Sorted(was), Sorted(now));
        }

        static string[] Sorted(PrintedDecision decision) => [.. decision.Says.Select(s => s.ToString()).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<DatedStatement> Numbered(List<DatedStatement> clauses) =>
        clauses.GroupBy(c => ((DecisionClause)c.Statement).Sort)
            .SelectMany(g => g.Select((c, i) => c with { Statement = (DecisionClause)c.Statement with { Number = i + 1 } }));

    private static PrintedDecisions Read(string text) => DecisionFiles.Read(Encoding.UTF8.GetBytes(text), "The Body");
}
