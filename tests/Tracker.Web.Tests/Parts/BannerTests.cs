using Bunit;
using Tracker.Client;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class BannerTests : BunitContext
{
    [Fact]
    public void Banner_says_only_saved_when_nothing_is_pending_and_nothing_is_written() =>
        Assert.Equal("Saved", Show(Status.Saved).Trim());

    [Theory]
    [InlineData(Status.Saving, 1, false)]
    [InlineData(Status.Saved, 1, false)]
    [InlineData(Status.Saved, 0, true)]
    [InlineData(Status.Reconnecting, 0, false)]
    [InlineData(Status.Reconnecting, 2, false)]
    [InlineData(Status.Offline, 0, true)]
    [InlineData(Status.SignedOut, 1, false)]
    [InlineData(Status.OtherViewer, 0, true)]
    public void Banner_does_not_say_saved_while_anything_is_open(Status status, int pending, bool writing)
    {
        var text = Show(status, pending, writing);
        Assert.DoesNotContain("Saved", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Banner_does_not_say_saved_while_a_conflict_waits() =>
        Assert.Contains("1 conflict to decide", Show(Status.Saved, conflicts: 1), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 0, "Not saved yet 1 form not sent.")]
    [InlineData(0, 2, "Not saved yet 2 removals can still be undone.")]
    public void Banner_counts_forms_that_are_not_sent_and_removals_that_wait(int forms, int removals, string said) =>
        Assert.Equal(said, Render<Banner>(p => p.Add(b => b.Status, Status.Saved).Add(b => b.Forms, forms).Add(b => b.Removals, removals))
            .Find("#banner").TextContent.Trim());

    [Fact]
    public void Banner_offline_counts_what_is_not_saved() =>
        Assert.Contains("2 changes are not saved yet", Show(Status.Offline, 2), StringComparison.Ordinal);

    [Fact]
    public void Banner_is_announced_politely()
    {
        var banner = Render<Banner>(p => p.Add(b => b.Status, Status.Saved)).Find("#banner");
        Assert.Equal("polite", banner.GetAttribute("aria-live"));
    }

    private string Show(Status status, int pending = 0, bool writing = false, int conflicts = 0) =>
        Render<Banner>(p => p.Add(b => b.Status, status).Add(b => b.Pending, pending).Add(b => b.Writing, writing).Add(b => b.Conflicts, conflicts))
           .Find("#banner").TextContent;
}
