using Microsoft.Extensions.Time.Testing;
using Tracker.Web.Drafts;

namespace Tracker.Web.Tests.Drafts;

public sealed class RemoteNoticeTests
{
    [Fact]
    public void Change_of_others_is_said_once_in_five_seconds_for_each_of_them()
    {
        var time = new FakeTimeProvider();
        var notice = new RemoteNotice(time);
        Assert.True(notice.Changed("Kim"));
        Assert.Equal("Kim changed the text", notice.Text);
        Assert.False(notice.Changed("Kim"));
        Assert.True(notice.Changed("Lee"));
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(notice.Changed("Kim"));
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(notice.Changed("Kim"));
    }

    [Fact]
    public void Same_sentence_again_differs_so_that_it_is_read_again()
    {
        var time = new FakeTimeProvider();
        var notice = new RemoteNotice(time);
        notice.Changed("Kim");
        var first = notice.Text;
        time.Advance(TimeSpan.FromSeconds(6));
        notice.Changed("Kim");
        Assert.NotEqual(first, notice.Text);
    }
}
