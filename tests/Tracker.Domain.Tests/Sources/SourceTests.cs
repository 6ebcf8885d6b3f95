using Tracker.Domain.Shared;
using Tracker.Domain.Sources;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Sources;

public sealed class SourceTests
{
    private static readonly DateTimeOffset Start = new(2022, 11, 14, 9, 0, 0, TimeSpan.Zero);
    private static readonly CompartmentId Acme = CompartmentId.Organization("acme");
    private static readonly Principal Official = Someone("official", "office/standards"), Expert = Someone("expert", "org/acme"),
        Observer = new(ParticipantId.Parse("observer"), "observer", []);

    private static readonly CapturedDocument Text = new(new string('a', 64), DocumentForm.Text, 10, TextSha256: new string('a', 64), Characters: 10);

    private readonly RecordBench bench = new(new SourceKind(), ActorId.Parse("source/report"), Start);

    [Fact]
    public void Source_keeps_its_documents_and_one_that_is_withdrawn_does_not_count()
    {
        Assert.Null(Send(Official, new AddSource("Report", "ITU-T", "https://example.org", "en", PartialDate.Parse("2022-03"), "CC0")));
        Assert.Null(Send(Official, Keep("one", Text)));
        Assert.Null(Send(Expert, Keep("two", Text with { Sha256 = new string('b', 64) }, "2022-11-14")));
        Assert.Equal(["one", "two"], State.Standing().Select(c => c.Id.Value));
        Assert.Equal(RejectionCode.Forbidden, Send(Expert, new WithdrawCapture(EntityId.Parse("one"), "Not mine"))?.Code);
        Assert.Null(Send(Official, new WithdrawCapture(EntityId.Parse("one"), "Another document")));
        Assert.Equal(["two"], State.Standing().Select(c => c.Id.Value));
        Assert.Equal(("Another document", Official.Id), (State.Find(EntityId.Parse("one"))!.Withdrawn!.Text, State.Find(EntityId.Parse("one"))!.Withdrawn!.By));
    }

    [Fact]
    public void Same_bytes_are_kept_once_until_they_are_withdrawn()
    {
        Send(Official, new AddSource("Report"));
        Send(Official, Keep("one", Text));
        Assert.Equal((RejectionCode.Duplicate, "document"), Refused(Official, Keep("two", Text)));
        Send(Official, new WithdrawCapture(EntityId.Parse("one"), "By mistake"));
        Assert.Null(Send(Official, Keep("two", Text)));
    }

    [Fact]
    public void Document_of_a_day_to_come_is_refused()
    {
        Send(Official, new AddSource("Report"));
        Assert.Equal((RejectionCode.Invalid, "taken"), Refused(Official, Keep("one", Text, "2030-01-01")));
    }

    [Fact]
    public void Company_keeps_its_own_copy_of_a_public_source_and_nobody_else_knows()
    {
        Send(Official, new AddSource("Report"));
        Assert.Null(Send(Expert, Keep("own", Text), Acme));
        Assert.Equal(Rejection.NotFound, Send(Official, Keep("own", Text), Acme));
        Assert.Empty(State.Captures);
    }

    [Fact]
    public void Document_is_kept_only_where_there_is_a_source()
    {
        Assert.Equal(Rejection.NotFound, Send(Official, Keep("one", Text)));
        Assert.Equal(Rejection.NotFound, Send(Expert, new AddSource("Report"), CompartmentId.Government));
        Assert.False(bench.Record.Exists);
    }

    [Fact]
    public void Who_belongs_to_nothing_reads_and_does_not_write()
    {
        Send(Official, new AddSource("Report"));
        Assert.Equal(RejectionCode.Forbidden, Send(Observer, Keep("one", Text))?.Code);
    }

    [Fact]
    public void Two_who_edit_the_same_field_meet_a_conflict()
    {
        Send(Official, new AddSource("Report"));
        Send(Official, new EditSource(SourceField.Publisher, new Edit(To: "ITU-T")));
        Assert.Equal(RejectionCode.Conflict, Send(Expert, new EditSource(SourceField.Publisher, new Edit(To: "ISO")))?.Code);
        Assert.Equal("ITU-T", State.Publisher.Value);
    }

    [Theory]
    [InlineData(SourceField.Title, null, RejectionCode.Required, "title")]
    [InlineData(SourceField.Address, "ftp://example.org", RejectionCode.Invalid, "address")]
    [InlineData(SourceField.Language, "English!", RejectionCode.Invalid, "language")]
    [InlineData(SourceField.Published, "2022-13", RejectionCode.Invalid, "published")]
    public void Field_that_cannot_be_is_refused(SourceField field, string? to, string code, string named)
    {
        Send(Official, new AddSource("Report"));
        Assert.Equal((code, named), Refused(Official, new EditSource(field, new Edit(State.Of(field).Value, to))));
    }

    [Fact]
    public void Description_that_no_upload_gives_is_refused()
    {
        Send(Official, new AddSource("Report"));
        foreach (var wrong in (CapturedDocument[])
            [
                Text with { Sha256 = "A" }, Text with { TextSha256 = "b" }, Text with { Size = 0 }, Text with { Size = CapturedDocument.MostBytes + 1 },
                Text with { Pages = 0 }, Text with { WhyNoText = "None" }, Text with { TextSha256 = null },
            ])
            Assert.Equal(RejectionCode.Invalid, Send(Official, Keep("one", wrong))?.Code);
        Assert.Empty(State.Captures);
    }

    private SourceRecord State => bench.In<SourceRecord>(CompartmentId.Record)!;

    private static KeepCapture Keep(string id, CapturedDocument document, string taken = "2022-11") =>
        new(EntityId.Parse(id), document, PartialDate.Parse(taken), "report.txt");

    private Rejection? Send(Principal by, Command command, CompartmentId? at = null) => bench.Send(by, at ?? CompartmentId.Record, command).Rejection;

    private (string, string?) Refused(Principal by, Command command) => Send(by, command) is { } no ? (no.Code, no.Field) : default;

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new Membership(GroupId.Parse(group))]);
}
