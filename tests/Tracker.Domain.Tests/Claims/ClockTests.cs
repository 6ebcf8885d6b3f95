using System.Globalization;
using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Claims;

/// <summary>Two clocks: what was known then, and what was true then.</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly ParticipantId Ann = ParticipantId.Parse("ann");
    private static readonly Source From = new("A report", "words");

    [Fact]
    public void Book_as_it_was_known_at_a_moment_is_the_book_of_that_moment() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[2013, 2016]).Array[1, 25].Sample(acts =>
        {
            var book = ClaimBook.Empty;
            var then = new List<ClaimBook> { book };
            foreach (var (kind, which, year) in acts) then.Add(book = Acted(book, then.Count, kind, which, year));
            foreach (var (i, before) in then.Index())
            {
                var known = book.KnownAt(At(i));
                Assert.Equal(before.Claims, known.Claims);
                Assert.Equal(before.Preferences, known.Preferences);
            }
        });

    [Fact]
    public void Fact_that_was_recorded_late_corrected_later_and_removed_by_its_body_is_told_as_it_was_known()
    {
        var book = Recorded(ClaimBook.Empty, 1, new Editor(new Reference("CESI")), "2013-09");
        book = Apply(book, 2, new ClaimRemovedByBody(Id(1), "no editors are shown"));
        book = Recorded(book, 3, new Editor(new Reference("CESI"), Lead: true), "2013-10");
        book = Apply(book, 4, new ClaimSuperseded(Id(1), "lead editor", Id(3)));
        Assert.Empty(book.KnownAt(At(0)).Claims);
        Assert.Null(Assert.Single(book.KnownAt(At(1)).Claims).RemovedByBody);
        Assert.NotNull(Assert.Single(book.KnownAt(At(2)).Claims).RemovedByBody);
        Assert.All(book.KnownAt(At(3)).Claims, c => Assert.True(c.Stands));
        Assert.Equal(Id(3), book.KnownAt(At(4)).Claims[0].SupersededBy);
    }

    [Fact]
    public void As_of_a_day_what_happened_holds_ever_since_and_what_lasts_holds_in_its_time()
    {
        var book = Recorded(ClaimBook.Empty, 1, new StatusReached(StatusCode.Parse("proposed")), "2013-09");
        book = Recorded(book, 2, new StatusReached(StatusCode.Parse("approved")), "2018");
        book = Recorded(book, 3, new RoleHeld("convenor"), "2015-10", "2016-10");
        book = Recorded(book, 4, new OfTechnology("IoT"), null);
        Assert.Equal([1, 4], Numbers(book.AsOf(new(2014, 1, 1))));
        Assert.Equal([1, 3, 4], Numbers(book.AsOf(new(2016, 10, 31))));
        Assert.Equal([1, 2, 4], Numbers(book.AsOf(new(2018, 1, 1))));
        Assert.Equal("proposed", StatusHistory.Of(book.AsOf(new(2017, 12, 31)), null).CurrentStatus?.Value);
    }

    [Fact]
    public void As_of_a_day_before_a_renaming_the_former_title_is_shown()
    {
        var book = Recorded(ClaimBook.Empty, 1, new Titled("New IP"), null);
        book = Recorded(book, 2, new Titled("Future Vertical Communications Networks"), "2020-07");
        var state = Domain.Subjects.SubjectState.Empty with { Opened = true, Book = book };
        Assert.Equal("New IP", state.Seen(new(2020, 6, 30), null).Title);
        Assert.Equal("Future Vertical Communications Networks", state.Seen(new(2020, 7, 31), null).Title);
        Assert.Equal("New IP", state.Seen(null, At(1)).Title);
    }

    /// <summary>One more change, if it can be made: a claim, a correction or withdrawal, a choice, a note that the body removed it.</summary>
    private static ClaimBook Acted(ClaimBook book, int step, int kind, int which, int year)
    {
        var about = new Founded(PartialDate.Parse(year.ToString(CultureInfo.InvariantCulture)));
        var standing = book.Claims.Where(c => c.Stands).ToList();
        if (kind == 0 || standing.Count == 0) return Recorded(book, step, about, null);
        var claim = standing[which % standing.Count].Id;
        return Apply(book, step, kind switch
        {
            1 => new ClaimSuperseded(claim, "not so"),
            2 => new ClaimPreferred(claim, "better source"),
            _ => new ClaimRemovedByBody(claim, "gone " + step),
        });
    }

    private static DateTimeOffset At(int step) => Start.AddMinutes(step);
    private static EntityId Id(int step) => EntityId.Parse("c" + step);
    private static IEnumerable<int> Numbers(ClaimBook book) => book.Claims.Select(c => int.Parse(c.Id.Value[1..], CultureInfo.InvariantCulture));

    private static ClaimBook Recorded(ClaimBook book, int step, Statement statement, string? from, string? to = null)
    {
        var valid = from is null ? null : new PartialInterval(PartialDate.Parse(from), to is null ? null : PartialDate.Parse(to));
        return Apply(book, step, new ClaimRecorded(new Assertion(Id(step), statement, From, valid)));
    }

    private static ClaimBook Apply(ClaimBook book, int step, ClaimEvent happened) =>
        book.Apply(new Recorded(CompartmentId.Record, step, OperationId.New(), Ann, null, At(step), happened));
}
