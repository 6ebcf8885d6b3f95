using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Subjects;

public sealed class NotesAndConcernsTests
{
    private static readonly CompartmentId Company = CompartmentId.Organization("north-star");
    private static readonly EntityId Note = Desk.Id("n");
    private static readonly EntityId Concern = Desk.Id("c");
    private readonly Desk item = Desk.Opened(WorkItem.Kind);

    [Fact]
    public void Note_edited_from_an_old_text_is_a_conflict_that_shows_the_standing_text()
    {
        Assert.Null(item.Send(Desk.Expert, new AddNote(Note, "one"), Company));
        Assert.Null(item.Send(Colleague, new EditNote(Note, new Edit("one", "two")), Company));
        var refused = item.Send(Desk.Expert, new EditNote(Note, new Edit("one", "three")), Company);
        Assert.Equal((RejectionCode.Conflict, "text", "two", Colleague.Id), (refused?.Code, refused?.Field, refused?.Current, refused?.CurrentBy));
        Assert.Equal("two", Assert.Single(item.At(Company).Notes).Value.Text.Value);
    }

    [Fact]
    public void Note_removed_is_gone_and_cannot_be_edited()
    {
        Assert.Null(item.Send(Desk.Expert, new AddNote(Note, "one"), Company));
        Assert.Null(item.Send(Desk.Expert, new RemoveNote(Note), Company));
        Assert.Empty(item.At(Company).Notes);
        Assert.Equal(RejectionCode.UnknownEntity, item.Send(Desk.Expert, new EditNote(Note, new Edit("one", "two")), Company)?.Code);
        Assert.Equal(RejectionCode.UnknownEntity, item.Send(Desk.Expert, new RemoveNote(Note), Company)?.Code);
    }

    [Fact]
    public void Note_of_a_company_is_closed_to_others_as_if_it_did_not_exist()
    {
        Assert.Null(item.Send(Desk.Expert, new AddNote(Note, "one"), Company));
        foreach (var other in new[] { Desk.Rival, Desk.Liaison, Desk.Manager, Desk.Administrator, Desk.Guest })
            Assert.Equal(Rejection.NotFound, item.Send(other, new EditNote(Note, new Edit("one", "two")), Company));
    }

    [Theory]
    [InlineData("", RejectionCode.Required)]
    [InlineData("20001", RejectionCode.TooLong)]
    public void Note_without_text_or_with_too_much_is_refused(string text, string code) =>
        Assert.Equal((code, "text"), Refused(item.Send(Desk.Expert, new AddNote(Note, text.Length == 0 ? "" : new string('x', 20_001)), Company)));

    [Fact]
    public void Concern_is_answered_and_withdrawn_only_by_its_author()
    {
        Assert.Null(item.Send(Desk.Expert, new RaiseConcern(Concern, ConcernKind.NetworkIslands, "splits the network"), Company));
        Assert.Null(item.Send(Colleague, new AnswerConcern(Concern, Desk.Id("a"), "profile 2 avoids that"), Company));
        Assert.Equal(RejectionCode.Forbidden, item.Send(Colleague, new WithdrawConcern(Concern), Company)?.Code);
        Assert.Null(item.Send(Desk.Expert, new WithdrawConcern(Concern), Company));
        var concern = Assert.Single(item.At(Company).Concerns);
        Assert.Equal((ConcernKind.NetworkIslands, Desk.Expert.Id, Desk.Now), (concern.Kind, concern.By, concern.Withdrawn));
        Assert.Equal("profile 2 avoids that", Assert.Single(concern.Answers).Text);
    }

    [Fact]
    public void Concern_without_reason_or_with_a_used_id_is_refused()
    {
        Assert.Equal((RejectionCode.Required, "reason"), Refused(item.Send(Desk.Expert, new RaiseConcern(Concern, ConcernKind.Security, " "), Company)));
        Assert.Null(item.Send(Desk.Expert, new RaiseConcern(Concern, ConcernKind.Security, "why"), Company));
        Assert.Equal((RejectionCode.Duplicate, "id"), Refused(item.Send(Desk.Expert, new RaiseConcern(Concern, ConcernKind.Security, "why"), Company)));
        Assert.Null(item.Send(Desk.Expert, new AnswerConcern(Concern, Desk.Id("a"), "because"), Company));
        Assert.Equal((RejectionCode.Duplicate, "answer"), Refused(item.Send(Desk.Expert, new AnswerConcern(Concern, Desk.Id("a"), "because"), Company)));
        Assert.Equal((RejectionCode.UnknownEntity, "id"), Refused(item.Send(Desk.Expert, new AnswerConcern(Desk.Id("x"), Desk.Id("a"), "because"), Company)));
    }

    private static Principal Colleague => Desk.Someone("colleague", "org/north-star");
    private static (string?, string?) Refused(Rejection? rejection) => (rejection?.Code, rejection?.Field);
}
