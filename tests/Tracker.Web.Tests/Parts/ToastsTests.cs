using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class ToastsTests : BunitContext
{
    private readonly FakeTimeProvider time = new();
    private readonly List<string> done = [];
    private readonly Toasts toasts;

    public ToastsTests() => Services.AddSingleton(toasts = new Toasts(time));

    [Fact]
    public void Toast_goes_after_eight_seconds()
    {
        var host = Render<ToastHost>();
        toasts.Show("Agenda point removed");
        host.WaitForAssertion(() => Assert.Equal("Agenda point removed", host.Find(".toast").TextContent.Trim()));
        time.Advance(TimeSpan.FromSeconds(7.9));
        Assert.Single(toasts.Shown);
        time.Advance(TimeSpan.FromSeconds(0.2));
        host.WaitForAssertion(() => Assert.Empty(host.FindAll(".toast")));
    }

    [Fact]
    public void Undo_takes_the_act_back_and_what_waited_is_not_done()
    {
        var host = Render<ToastHost>();
        toasts.Show("Shared in 30 s", Did("undone"), Did("shared"), TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(29));
        host.WaitForElement("button").Click();
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(["undone"], done);
        Assert.Empty(toasts.Shown);
    }

    [Fact]
    public void Act_that_waited_is_done_once_when_its_time_is_over()
    {
        toasts.Show("Shared in 30 s", Did("undone"), Did("shared"), TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(["shared"], done);
    }

    [Fact]
    public async Task Undo_that_comes_too_late_does_nothing()
    {
        var toast = toasts.Show("Removed", Did("undone"));
        time.Advance(TimeSpan.FromSeconds(9));
        await toasts.Undo(toast);
        Assert.Empty(done);
    }

    [Fact]
    public void Live_region_is_there_before_anything_is_said() =>
        Assert.Equal("polite", Render<ToastHost>().Find("[role=status]").GetAttribute("aria-live"));

    private Func<Task> Did(string what) => () =>
    {
        done.Add(what);
        return Task.CompletedTask;
    };
}
