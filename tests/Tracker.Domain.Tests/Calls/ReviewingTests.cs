using Tracker.Domain.Alerts;
using Tracker.Domain.Calls;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Calls.CallBench;

namespace Tracker.Domain.Tests.Calls;

public sealed class ReviewingTests
{
    private readonly CallBench call = new();

    public ReviewingTests() => Assert.Null(call.Ask(new Apply(Application())));

    [Fact]
    public void Two_people_review_and_neither_belongs_to_the_applicant()
    {
        Assert.Equal("Two people review an application.", Name(new([Both.All[0]]))?.Sentence);
        Assert.Equal(Reviewing.OfApplicant, Name(new([Both.All[0], new(Engineer.Id, Acme)])));
        Assert.Null(Name(Both));
        // Whoever turns out to belong to the applicant does not judge either, whatever group they are named for.
        var turned = Someone("first", "office/standards", "org/acme");
        Assert.Equal(Reviewing.OfApplicant.Sentence, call.Judge(turned, App)?.Sentence);
    }

    [Fact]
    public void Manager_who_belongs_to_the_applicant_decides_nothing_about_it()
    {
        var manager = Someone("other-manager", "program", "org/acme");
        Assert.Equal(Reviewing.OfApplicant.Sentence, call.Send(manager, CompartmentId.Program, new NameReviewers(App, Acme, Both))?.Sentence);
    }

    [Fact]
    public void Reviewer_reads_the_application_and_the_other_review_only_with_the_consensus()
    {
        Name(Both);
        Assert.Equal(App, call.Of(CompartmentId.Own(First.Id)).All.Single().Application.Id);
        Assert.Null(call.Judge(First, App, Advice.Decline));
        Assert.Equal("A consensus needs both reviews.", Agree()?.Sentence);
        Assert.Null(call.Judge(Second, App));
        Assert.Equal([First.Id], Own(First).AllReviews.Select(r => r.By));
        Assert.Null(Agree());
        Assert.Equal([First.Id, Second.Id], Own(First).AllReviews.Select(r => r.By));
        Assert.Equal([Second.Id, First.Id], Own(Second).AllReviews.Select(r => r.By));
        Assert.Equal("Both agree", Own(Second).Consensus?.Words);
    }

    [Fact]
    public void Applicant_reads_neither_reviews_nor_reviewers_but_the_decision_with_its_reason()
    {
        Name(Both);
        call.Judge(First, App);
        call.Judge(Second, App);
        Agree();
        Assert.Null(call.Manage(new DecideApplication(App, new(10_000_00, "Travel only"))));
        var theirs = call.Of(CallKind.CompartmentOf(Acme)).All.Single();
        Assert.Equal((null, 0, null, "Travel only"), (theirs.Reviewers, theirs.AllReviews.Count, theirs.Consensus, theirs.Outcome?.Reason));
        var told = AlertWords.Of(call.Record.Record, CallKind.CompartmentOf(Acme), new ApplicationDecided(App, new(10_000_00, "Travel only")))!;
        Assert.True(told.IsFor(Engineer.Id));
        Assert.Equal("awarded the application “Three meetings”: “Travel only”", told.What);
    }

    [Fact]
    public void Reviewers_may_be_others_until_one_of_them_has_given_a_review()
    {
        var third = Someone("third", "office/trade");
        Name(Both);
        Assert.Null(Name(new([Both.All[0], new(third.Id, GroupId.Parse("office/trade"))])));
        Assert.Empty(call.Of(CompartmentId.Own(Second.Id)).All);
        Assert.Equal(Rejection.NotFound, call.Judge(Second, App));
        Assert.Null(call.Judge(third, App));
        Assert.Equal(RejectionCode.IllegalStep, Name(Both)?.Code);
    }

    [Fact]
    public void Review_is_given_once_and_a_decision_waits_for_the_consensus()
    {
        Name(Both);
        Assert.Null(call.Judge(First, App));
        Assert.Null(call.Judge(First, App));
        Assert.Equal(RejectionCode.IllegalStep, call.Judge(First, App, Advice.Decline)?.Code);
        Assert.Equal("A decision needs two reviews and their consensus.", call.Manage(new DecideApplication(App, new(0, "No")))?.Sentence);
    }

    private Rejection? Name(Addressees to) => call.Manage(new NameReviewers(App, Acme, to));

    private Rejection? Agree() => call.Manage(new RecordConsensus(App, new(Advice.Award, "Both agree")));

    private Filed Own(Principal reviewer) => call.Of(CompartmentId.Own(reviewer.Id)).All.Single();
}
