using Microsoft.Extensions.Time.Testing;
using Tracker.Server.Live;

namespace Tracker.Server.Tests.Live;

/// <summary>How long what is typed waits for what others type into the same text.</summary>
public sealed class BatchWindowTests
{
    private static readonly Guid Ana = new("00000000-0000-0000-0000-00000000000a"), Ben = new("00000000-0000-0000-0000-00000000000b");
    private readonly FakeTimeProvider time = new();
    private readonly BatchWindow window;

    public BatchWindowTests() => window = new BatchWindow(time);

    [Fact]
    public void First_change_goes_at_once()
    {
        window.Arrived();
        Assert.Null(window.WaitOf(1, viewers: 50));
    }

    [Fact]
    public void Who_types_alone_waits_for_nobody_however_fast_he_types()
    {
        Type(200, TimeSpan.FromMilliseconds(1), Ana);
        window.Arrived();
        Assert.Null(window.WaitOf(1, viewers: 2));
    }

    [Fact]
    public void Who_types_with_another_waits_six_milliseconds_for_him_at_most()
    {
        Type(200, TimeSpan.FromMilliseconds(2), Ana, Ben);
        window.Arrived();
        Assert.Equal((TimeSpan.FromMilliseconds(6), 2), window.WaitOf(1, viewers: 2));
    }

    [Fact]
    public void Nobody_waits_when_all_who_typed_are_there()
    {
        Type(200, TimeSpan.FromMilliseconds(2), Ana, Ben);
        window.Arrived();
        window.Arrived();
        Assert.Null(window.WaitOf(2, viewers: 2));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    public void Typing_that_comes_further_apart_than_the_wait_is_not_waited_for(int apart)
    {
        Type(200, TimeSpan.FromMilliseconds(apart), Ana, Ben);
        window.Sent(TimeSpan.FromMilliseconds(30));
        window.Arrived();
        Assert.Null(window.WaitOf(1, viewers: 2));
    }

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, 10)]
    public void From_twenty_viewers_on_the_wait_is_longer(int viewers, int? milliseconds)
    {
        Type(200, TimeSpan.FromMilliseconds(8), Ana, Ben);
        window.Arrived();
        Assert.Equal(milliseconds, window.WaitOf(1, viewers)?.Patience.TotalMilliseconds);
    }

    [Fact]
    public void Who_stopped_is_not_waited_for()
    {
        Type(200, TimeSpan.FromMilliseconds(2), Ana, Ben);
        Type(100, TimeSpan.FromMilliseconds(2), Ana);
        window.Arrived();
        Assert.Null(window.WaitOf(1, viewers: 50));
    }

    [Fact]
    public void A_moment_is_as_long_as_the_actor_needs()
    {
        Type(200, TimeSpan.FromMilliseconds(2), Ana, Ben);
        Type(8, TimeSpan.FromMilliseconds(2), Ana);
        window.Arrived();
        Assert.Null(window.WaitOf(1, viewers: 2));
        window.Sent(TimeSpan.FromMilliseconds(10));
        Assert.Equal(2, window.WaitOf(1, viewers: 2)?.Expected);
    }

    /// <summary>In turn, each change on its way at once.</summary>
    private void Type(int changes, TimeSpan apart, params Guid[] sessions)
    {
        for (var i = 0; i < changes; i++)
        {
            time.Advance(apart);
            window.Arrived();
            window.Sending([sessions[i % sessions.Length]]);
        }
    }
}
